import type { Details } from './details.ts';

/** What the page of details and the extension say to each other. */

/** The words of the page, in the language of the editor. `{0}` is replaced. */
export type DetailsWords = Readonly<Record<DetailsWord, string>>;
export type DetailsWord =
  | 'lineage'
  | 'lineageHint'
  | 'application'
  | 'model'
  | 'baseModel'
  | 'dataset'
  | 'library'
  | 'licence'
  | 'licenceStated'
  | 'licenceChain'
  | 'licenceOf'
  | 'licenceUnknown'
  | 'licenceOpen'
  | 'duties'
  | 'noDuties'
  | 'facts'
  | 'fact'
  | 'value'
  | 'source'
  | 'seen'
  | 'calls'
  | 'reported'
  | 'places'
  | 'written'
  | 'used'
  | 'ends'
  | 'endsNone'
  | 'day'
  | 'left'
  | 'daysLeft'
  | 'daysAgo'
  | 'today'
  | 'firm'
  | 'redirect'
  | 'earliest'
  | 'what'
  | 'platform'
  | 'replacement'
  | 'uses'
  | 'exportCalendar'
  | 'migrate'
  | 'explain'
  | 'showInInventory'
  | 'thisOne'
  | 'findings'
  | 'error'
  | 'warning'
  | 'info'
  | 'hint'
  | 'gone';

/** From the extension to the page. */
export type ToPage =
  | {
      readonly kind: 'details';
      readonly details: Details;
      /** Of each place of the details, as the editor names it: `src/chat.py:18`. */
      readonly placeNames: readonly string[];
      readonly words: DetailsWords;
    }
  | { readonly kind: 'gone'; readonly text: string };

/** From the page to the extension. */
export type FromPage =
  | { readonly kind: 'ready' }
  /** How many boxes its graph has. */
  | { readonly kind: 'drawn'; readonly boxes: number }
  /** Opens the place of this number. */
  | { readonly kind: 'place'; readonly index: number }
  /** Shows another component of the workspace. */
  | { readonly kind: 'component'; readonly component: string }
  | { readonly kind: 'action'; readonly action: 'calendar' | 'migrate' | 'explain' | 'inventory' };

/** What a page keeps of itself: enough to be made again. */
export interface DetailsState {
  readonly component: string;
}
