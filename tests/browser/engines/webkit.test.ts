/** The suite of the engines in WebKitGTK, where there is one. */
import { inject } from 'vitest'
import { launchWebKit } from '../support/engines/webkitEngine'
import { describeEngine } from '../support/engines/engineSuite'

describeEngine('WebKit', inject('engines').webkit, launchWebKit)
