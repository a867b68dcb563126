/**
 * Steps that the test of motion still lets pass. The lists only shrink: a step that is mended has to be taken out.
 */

/** For how long nothing moves in a step, at most (ms of presentation). */
export const STILL_MS: Readonly<Record<string, number>> = {
  '01-the-long-way-round frankfurt': 1300,
  '01-the-long-way-round sydney': 1200,
  '01-the-long-way-round all': 504,
  '01-the-long-way-round crowd': 505,
  '01-the-long-way-round faster': 516,
  '01-the-long-way-round bend': 3267,
  '02-an-edge-near-the-user empty': 1800,
  '02-an-edge-near-the-user sydney-first': 1300,
  '02-an-edge-near-the-user sydney-second': 1300,
  '02-an-edge-near-the-user own-slot': 1300,
  '02-an-edge-near-the-user your-turn': 1500,
  '03-anatomy-of-a-request cold-hit': 2100,
  '03-anatomy-of-a-request cold-miss': 2100,
  '03-anatomy-of-a-request warm-pool': 2100,
  '03-anatomy-of-a-request keep-alive': 1000,
  '03-anatomy-of-a-request tls': 2100,
  '03-anatomy-of-a-request quic': 2100,
  '03-anatomy-of-a-request your-turn': 2100,
  '05-how-long-to-trust-a-copy fresh': 2200,
  '05-how-long-to-trust-a-copy two-clocks': 3800,
  '05-how-long-to-trust-a-copy stale': 3800,
  '05-how-long-to-trust-a-copy age': 3800,
  '05-how-long-to-trust-a-copy changed': 2300,
  '05-how-long-to-trust-a-copy three-questions': 4200,
  '05-how-long-to-trust-a-copy cheat-sheet': 1100,
  '06-stale-on-purpose someone-pays': 2100,
  '06-stale-on-purpose nobody-waits': 2100,
  '06-stale-on-purpose bug-and-fix': 2100,
  '06-stale-on-purpose origin-fails': 2100,
  '06-stale-on-purpose past-the-window': 2100,
  '07-same-url-different-answer encodings': 2500,
  '07-same-url-different-answer shatter': 563,
  '07-same-url-different-answer too-broad': 1000,
  '07-same-url-different-answer query': 1300,
  '07-same-url-different-answer unkeyed': 6000,
  '07-same-url-different-answer two-pops': 5200,
  '99-every-part cold': 900,
  '99-every-part warm': 552,
  '99-every-part catalogue': 900,
  '99-every-part purged': 800,
  '99-every-part broken': 3100,
  '99-every-part your-turn': 578,
}

/** Steps that begin with the stage of a scene in which nothing has happened. */
export const EMPTY_STARTS: readonly string[] = [
  '02-an-edge-near-the-user sydney-first',
  '06-stale-on-purpose nobody-waits',
  '06-stale-on-purpose bug-and-fix',
  '06-stale-on-purpose origin-fails',
  '06-stale-on-purpose past-the-window',
  '06-stale-on-purpose your-turn',
]
