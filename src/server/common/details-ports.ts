import type { Analyzer } from '../../core/analyzer.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { CardPorts } from './card.ts';

/** What details are made of. */
export interface DetailsPorts extends Pick<CardPorts, 'abilities' | 'inventory' | 'uris' | 'today' | 'catalogBuiltAt'> {
  readonly analyzer: () => Analyzer;
  readonly levelOf: (finding: Finding) => Severity | 'off';
  /** Folders of the workspace, as the core names them. */
  readonly folders: () => readonly string[];
}
