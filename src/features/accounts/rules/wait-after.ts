/** Wrong attempts in a row after which only a mail's link or a passkey signs in (NIST SP 800-63B-4, 3.2.2). */
export const failureLimit = 100

const freeFailures = 4
const longestWaitSeconds = 900

/**
 * Seconds to wait after so many wrong attempts in a row: nothing for the first four, then doubling from two seconds to a
 * quarter of an hour. Null once the limit is reached: waiting does not help any more.
 */
export function waitAfter(failures: number): number | null {
  if (failures >= failureLimit) return null
  if (failures <= freeFailures) return 0
  return Math.min(longestWaitSeconds, 2 ** Math.min(20, failures - freeFailures))
}
