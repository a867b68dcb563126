/**
 * Whose an answer is. Content for one user names that user as people do: "Ana’s account". So whoever reads what came back sees at
 * once, a person and a counter alike, whether it came to the one who asked.
 */

const OF = '’s '
/** What is no letter of a name. */
const BETWEEN = /[^\w-]/

/** Content that is for one user alone. */
export function ownedBy(user: string, words: string): string {
  return `${user}${OF}${words}`
}

/** All whose content this is; empty where it is for everybody. */
export function ownersIn(content: string): readonly string[] {
  return content.split(OF).slice(0, -1).flatMap((before) => before.split(BETWEEN).slice(-1)).filter((name) => /^[A-Z]/.test(name))
}
