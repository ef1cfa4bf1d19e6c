/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `require "a" # modelkeel-ignore-line
module B
  class C < D::E
    include F, G::H
    I = "j".freeze
    K = { l: "m", "n" => 'o', **P, q: }.freeze
    attribute :r, default: "s"
    def initialize(t, u = "v", *w, x:, y: "z", **aa, &ab)
      @ac = t || ENV.fetch("AD") { "ae" }
      @af ||= ::B::Client.new(model: %q(ag), **aa) { |c, (d, e)| c.ah = "ai" }
      super(aj: "ak")
    end
    def self.al(am) = am&.an(<<~TEXT, "ao#{am}")
      ap #{am}
    TEXT
    class << self
      def aq; case @ar when "as", /at/ then "au" else return "av", 1 end; rescue I => aw; "ax"; ensure ay; end
    end
  end
end
az, @ba, *bb = %w[bc bd], :"be", format("%s-%s", bf, "bg") % ["bh"]
bi = if bj then "bk" elsif bl != "bm" then :bn else bo ? "bp" : 'bq' end unless br
for bs in [1, "bt", *bu] do bv += "bw" end
while bx do by[:bz] ||= "ca" "cb" end
cc = ->(cd, ce: "cf") { cd.cg(ce) } rescue "ch"
case ci
in { model: "cj" => ck, cl: [String, *] } then cm
end
D = Struct.new(:co, :cp) do def cq = "cr" end
cs.ct(&:cu).cv("cw", cx: "cy", "cz" => "da") do |db| next "dc" end
alias dd de
# modelkeel-ignore-next-line unknown-model -- why
df = BEGIN { dg } if defined?(dh)
__END__
model: "di"
`;
