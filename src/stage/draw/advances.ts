/**
 * The advance of every letter of the stage's sans face (IBM Plex Sans), measured from the font
 * that the course ships (tools/advances.ts). Kerning is left out: it makes a few pairs narrower.
 */
import advances from './advances.json'

/** All measured letters, in the order of the table: those of ASCII, and others that the course uses. */
export const LETTERS = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}…·–—‘’“”×−→µ°é\u00a0`
/** The code of a letter without any width; one more for each hundredth of an em. */
export const LEAST = 20
/** Of a letter that was not measured (em). */
const UNKNOWN = 0.6
/** What a heavier weight adds to a letter, for each 100 (em); figures and spaces keep their width. */
const HEAVIER = 0.01
const KEEPS_WIDTH = /[\d\s]/

/** Width of a letter (em) at a weight between 400 and 600. */
export function advanceOf(letter: string, weight: number): number {
  const place = LETTERS.indexOf(letter)
  if (place < 0) return UNKNOWN
  const heavier = weight > 400 && !KEEPS_WIDTH.test(letter) ? ((weight - 400) / 100) * HEAVIER : 0
  return (advances.charCodeAt(place) - LEAST) / 100 + heavier
}
