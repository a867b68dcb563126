const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Whether a text is a token, as names of fields and directives are (RFC 9110 §5.6.2). */
export const isToken = (text: string): boolean => TOKEN.test(text)
