/**
 * How long something takes, in time in which this process could listen: what a busy machine gives to others does not
 * count. For promises about waiting, which say what our code does, not how many tests run beside it.
 */

/** How often time is counted; a longer pause of the process counts as one of these. */
const tickMs = 5;

/** What the work comes to, and how long that took. */
export async function listened<Value>(work: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  let ms = 0;
  const clock = setInterval(() => {
    ms += tickMs;
  }, tickMs);
  try {
    const value = await work();
    return { value, ms };
  } finally {
    clearInterval(clock);
  }
}
