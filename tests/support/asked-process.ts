/** A process that does what it is told, for the tests of the guard around processes that read foreign files. */
const deeds: Record<string, () => unknown> = {
  answer: () => 'here',
  environment: () => Object.keys(process.env).toSorted(),
  fall: () => process.exit(3),
  late: () => void setTimeout(() => process.send?.('late'), 3000),
  // Its channel keeps it alive, and nothing is ever said.
  wait: () => undefined,
};

process.on('message', (deed: string) => {
  const said = deeds[deed]?.();
  if (said !== undefined) process.send?.(said);
});
process.on('disconnect', () => process.exit(0));
