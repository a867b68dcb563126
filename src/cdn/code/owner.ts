/**
 * Whose an answer is. Content for one user names that user as people do: "Ana’s account". So whoever reads what came back sees at
 * once, a person and a counter alike, whether it came to the one who asked.
 */

const OWNER = /([A-Z][\w-]*)’s /g

/** Content that is for one user alone. */
export function ownedBy(user: string, words: string): string {
  return `${user}’s ${words}`
}

/** All whose content this is; empty where it is for everybody. */
export function ownersIn(content: string): readonly string[] {
  return Array.from(content.matchAll(OWNER), ([, user]) => user!)
}
