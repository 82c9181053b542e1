/** Loaded before a program: when it ends, it tells the most memory it held. */
process.on('exit', () => process.stderr.write(`\nheld at most ${process.resourceUsage().maxRSS} kB\n`))
