import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import {
  changeMarketNote,
  getNoteChoices,
  listMarketCountries,
  listMarketNotes,
  listNotesOn,
  loadNote,
  withdrawMarketNote,
  writeMarketNote,
} from './notes.ts'
import { policy } from './policy.ts'

export { listNotesOn }

/** What was learnt of markets, each note with its source, its day, and for whom it is meant. */
export const marketsRoom: Room = {
  name: 'markets',
  routes: [
    route(contract.listMarketCountries, {
      policy: policy['markets.listMarketCountries'],
      load: nothingToLoad,
      run: listMarketCountries,
    }),
    route(contract.listMarketNotes, {
      policy: policy['markets.listMarketNotes'],
      load: nothingToLoad,
      run: listMarketNotes,
    }),
    route(contract.getNoteChoices, {
      policy: policy['markets.getNoteChoices'],
      load: nothingToLoad,
      run: getNoteChoices,
    }),
    route(contract.writeMarketNote, {
      policy: policy['markets.writeMarketNote'],
      load: nothingToLoad,
      run: writeMarketNote,
    }),
    route(contract.changeMarketNote, {
      policy: policy['markets.changeMarketNote'],
      load: loadNote,
      run: changeMarketNote,
    }),
    route(contract.withdrawMarketNote, {
      policy: policy['markets.withdrawMarketNote'],
      load: loadNote,
      run: withdrawMarketNote,
    }),
  ],
}
