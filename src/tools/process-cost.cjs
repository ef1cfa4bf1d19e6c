// Loaded before a program that is measured: says at the end how much memory it held at most, and how long it computed.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(
    `\nprocess-cost ${JSON.stringify({ kib: maxRSS, microseconds: userCPUTime + systemCPUTime })}\n`,
  );
});
