/**
 * Limits of several edges as buckets, and what came through all of them over the time of the step. Where things stand is kept; levels and
 * numbers are of the moment.
 */
import { bucketsAt } from '../../frame/bucketsAt'
import { defineView } from '../defineView'
import { BucketsPicture } from './BucketsPicture'
import { keepBuckets, layoutBuckets } from './bucketsLayout'
import { bucketsSentence } from './bucketsWords'

export const view = defineView({
  kind: 'buckets',
  labelsPackets: false,
  project: ({ run, frame }, view) => bucketsAt(run, frame.position, view),
  layout: layoutBuckets,
  keep: keepBuckets,
  Picture: BucketsPicture,
  sentence: (_, now) => bucketsSentence(now),
})
