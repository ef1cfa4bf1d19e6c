// Files that are named on the command line are run alone: Mocha would add them to the list of all.
const all = require('./.mocharc.json');

const named = process.argv.slice(2).some((word) => word.endsWith('.test.ts'));
module.exports = named ? { ...all, spec: [] } : all;
