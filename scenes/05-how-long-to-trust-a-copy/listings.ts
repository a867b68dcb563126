/**
 * The code that scene 5 shows: the freshness of a copy, and the question whether it still holds.
 */
import freshness from '../../src/cdn/http/freshness.ts?listing'
import validation from '../../src/cdn/layers/revalidateLayer.ts?listing'
import { show } from '../../src/scene/listing'

export const freshListings = [
  show(freshness, 'freshnessLifetime, isFresh', 'for every copy that is found', {
    7: 'The origin of this scene sends no Expires: max-age says the same without a clock to agree on.',
  }),
  show(validation, 'revalidate', 'when it may not be used as it is'),
]
