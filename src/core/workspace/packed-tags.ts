/** What a value begins with. Shapes and small numbers share a byte with what they are. */
export const Tag = {
  null: 0,
  false: 1,
  true: 2,
  number: 3,
  negative: 4,
  double: 5,
  newString: 6,
  oldString: 7,
  list: 8,
  span: 9,
  newShape: 10,
  oldShape: 11,
  undefined: 12,
  /** An object that was there before, where objects are shared. */
  oldObject: 13,
  /** From here on: the shape of that number. */
  firstShape: 14,
  firstNumber: 140,
} as const;

export const SHAPES_IN_TAG = Tag.firstNumber - Tag.firstShape;
export const NUMBERS_IN_TAG = 256 - Tag.firstNumber;
