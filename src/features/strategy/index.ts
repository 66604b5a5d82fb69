import { type Room, route } from '../../shared/route.ts'
import { loadInside } from '../partnerships/index.ts'
import * as contract from './contract.ts'
import { policy } from './policy.ts'
import { getStrategyPaper } from './print-strategy.ts'
import { getMarketStrategy, getStrategy } from './read-strategy.ts'
import { saveMarketStrategy } from './save-strategy.ts'

/** Which markets a partnership goes to, why and how, with the evidence that its records hold. */
export const strategyRoom: Room = {
  name: 'strategy',
  routes: [
    route(contract.getStrategy, {
      policy: policy['strategy.getStrategy'],
      load: loadInside,
      run: getStrategy,
    }),
    route(contract.getMarketStrategy, {
      policy: policy['strategy.getMarketStrategy'],
      load: loadInside,
      run: getMarketStrategy,
    }),
    route(contract.saveMarketStrategy, {
      policy: policy['strategy.saveMarketStrategy'],
      load: loadInside,
      run: saveMarketStrategy,
    }),
    route(contract.getStrategyPaper, {
      policy: policy['strategy.getStrategyPaper'],
      load: loadInside,
      run: getStrategyPaper,
    }),
  ],
}
