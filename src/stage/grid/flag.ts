/**
 * The attacker's mark: a flag on a pole, from its top left corner (9 × 10 px). It is on her, on what she has made, and on every
 * answer made of it.
 */
export const FLAG = 'M0 0h1.6v10H0zM1.6 0L9 2.8L1.6 5.6z'
