// Loaded into a measured server before anything else: tells its processor time and memory when it is asked.

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, rss: process.memoryUsage.rss() });
});

// The listener must not keep a server alive that would end by itself.
process.channel.unref();
