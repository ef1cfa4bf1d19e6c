/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `# modelkeel-ignore-next-line
variable "model" {
  default = "gpt-4o" /* x */
}
locals {
  a = coalesce(var.model, "b-\${local.c}")
  d = { e = 1, "f" : [true, null], (var.g) = "h" }
  i = var.j ? "k" : lookup(local.d, "e", "l")
  m = [for x in var.y : x.z]
}
resource "n" "o" {
  dynamic "p" {
    for_each = local.d
    content { q = p.value["r"] }
  }
  s = <<-EOT
    {"t": "u"}
  EOT
  v = jsonencode({ w = module.x.y[0], z = try(data.a.b, "c") })
  "bad
}
`;
