import { expect, it } from 'vitest'
import { ownedBy, ownersIn } from './owner'

it.each([
  [ownedBy('Ana', 'account'), ['Ana']], ['Head · Ana’s cart · Ben’s news', ['Ana', 'Ben']], ['today’s news', []], ['home', []], ['Ana’s', []], ['(user-1’s Bo-2’s x', ['Bo-2']],
])('whose is %j?', (content, owners) => expect(ownersIn(content)).toEqual(owners))
