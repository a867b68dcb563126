/**
 * What the product loads when it is wanted, loaded before any test. Files of one worker share what they import: a test that ended while such a
 * module was on its way would leave it broken for all files after it.
 */
import '../../src/player/remote/remoteRuns'
