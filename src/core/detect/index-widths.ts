import type { IndexWidth } from '../model/report.ts';

/** How a store of vectors is told their width, as it is written in any language. */
interface WidthPattern {
  readonly store: string;
  /** The width is the group `width`. */
  readonly pattern: RegExp;
  /** What must stand somewhere in the text: the form alone is one of other things as well. */
  readonly beside?: RegExp;
}

const WIDTH = '(?<width>\\d{2,5})\\b';
/** Between a name and its value, in code, JSON and SQL. */
const IS = `["'\`]?\\s{0,4}(?:[:=,]|=>|\\bto\\b)\\s{0,4}`;
const ABOUT_VECTORS = /embedding|pgvector|hnsw|ivfflat|vector_(?:cosine|l2|ip)_ops/i;

const PATTERNS: readonly WidthPattern[] = [
  // Types of pgvector, in SQL, migrations and models: `vector(1536)`, `Vector(1536)`, `Unsupported("vector(1536)")`.
  { store: 'pgvector', pattern: new RegExp(`(?<![\\w:<.])(?:half)?vec(?:tor)?\\(\\s{0,4}${WIDTH}\\s{0,4}\\)`, 'gi'), beside: ABOUT_VECTORS },
  { store: 'pgvector', pattern: new RegExp(`\\b(?:half)?vec(?:tor)?\\([^()\\n]{0,80}\\{\\s{0,4}dimensions\\s{0,4}:\\s{0,4}${WIDTH}`, 'gi') },
  { store: 'Pinecone', pattern: new RegExp(`\\bcreate_?index\\w{0,20}\\([^()]{0,200}?\\bdimension${IS}${WIDTH}`, 'gi'), beside: /pinecone/i },
  { store: 'Qdrant', pattern: new RegExp(`\\bVectorParams\\([^()]{0,80}?\\bsize${IS}${WIDTH}`, 'g') },
  { store: 'Qdrant', pattern: new RegExp(`\\bvectors(?:_config)?${IS}\\{[^{}]{0,120}?\\bsize${IS}${WIDTH}`, 'g'), beside: /qdrant/i },
  { store: 'Milvus', pattern: new RegExp(`\\bFLOAT_VECTOR\\b[^()\\n]{0,80}\\bdim${IS}${WIDTH}`, 'g') },
  { store: 'Milvus', pattern: new RegExp(`\\bcreate_collection\\([^()]{0,120}?\\bdimension${IS}${WIDTH}`, 'g'), beside: /milvus/i },
  { store: 'Elasticsearch', pattern: new RegExp(`\\bdense_vector\\b[^{}]{0,160}?\\bdims${IS}${WIDTH}`, 'g') },
  { store: 'Elasticsearch', pattern: new RegExp(`\\bdims${IS}${WIDTH}[^{}]{0,160}?\\bdense_vector\\b`, 'g') },
  { store: 'OpenSearch', pattern: new RegExp(`\\bknn_vector\\b[^{}]{0,160}?\\bdimension${IS}${WIDTH}`, 'g') },
  { store: 'Atlas', pattern: new RegExp(`\\bnumDimensions${IS}${WIDTH}`, 'g') },
  { store: 'Redis', pattern: new RegExp(`["'\`]?\\bDIM${IS}["'\`]?${WIDTH}`, 'g'), beside: /redis/i },
  { store: 'FAISS', pattern: new RegExp(`\\bIndexFlat(?:L2|IP)\\(\\s{0,4}${WIDTH}`, 'g') },
  { store: 'LanceDB', pattern: new RegExp(`\\blist_\\(\\s{0,4}pa\\.float(?:16|32)\\(\\)\\s{0,4},\\s{0,4}${WIDTH}`, 'g') },
  // Where one of its modules makes the vectors, it is told their width; else it takes that of the first one.
  { store: 'Weaviate', pattern: new RegExp(`\\b(?:text|multi)2vec[-_]?\\w+["'\`]?\\s{0,4}[(:]\\s{0,4}[({]?[^(){}]{0,200}?\\bdimensions${IS}${WIDTH}`, 'gi') },
  { store: 'Firestore', pattern: new RegExp(`\\b(?:vector_?[cC]onfig|VectorConfig)\\b[^\\n]{0,40}\\bdimension${IS}["'\`]?${WIDTH}`, 'g') },
]; // prettier-ignore

/** A line that is a comment, in whichever language. */
const COMMENT = /^\s*(?:#|\/\/|--|\*|\/\*)/;

/** The widths of vectors that stores are told in a text, each once. */
export function indexWidths(uri: string, text: string): readonly IndexWidth[] {
  const found = new Map<number, IndexWidth>();
  for (const { store, pattern, beside } of PATTERNS) {
    if (beside && !beside.test(text)) continue;
    for (const hit of text.matchAll(pattern)) {
      const written = hit.groups?.['width'] ?? '';
      const start = hit.index + hit[0].lastIndexOf(written);
      const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
      if (COMMENT.test(line) || Number(written) < MIN_WIDTH || found.has(start)) continue;
      found.set(start, { place: { uri, span: { start, end: start + written.length } }, width: Number(written), store });
    }
  }
  return [...found.values()].toSorted((a, b) => a.place.span.start - b.place.span.start);
}

/** No model in use gives fewer. */
const MIN_WIDTH = 64;
