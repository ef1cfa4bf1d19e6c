/** What has to be let go of; structural, so that plain objects are enough. */
export interface Disposable {
  readonly dispose: () => void;
}
