// Loaded before the command line when it is measured: says at the end how much memory it held at most.
process.on('exit', () => process.stderr.write(`peak-memory-kib=${process.resourceUsage().maxRSS}\n`));
