/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE =
  '; modelkeel-ignore-next-line\n[a b]\nc = d ; e\nf: "g"\nh =\n  i\n\tj # k\n\n[l]\nm = {"n": "o"}\np\n';
