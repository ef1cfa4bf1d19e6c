import assert from 'assert';

/** Stands for `node:assert/strict` where there is no Node. */
// eslint-disable-next-line no-restricted-syntax -- as the module has it that this stands for
export default assert.strict;
