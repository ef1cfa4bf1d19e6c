/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE =
  'a.b=c\n! modelkeel-ignore-next-line\nd : e\\\r\n  f\n# g\nh i\nj\\=k=\\u0041${X:l}\nm={"n": "o"}\n';
