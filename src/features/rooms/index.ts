import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { closeAccess, endRoom, reopenAccess, setUntil } from './access.ts'
import { addFile, addText, getOwnItem, saveFile, saveText, setMarked, withdrawItem } from './add-things.ts'
import { agreeStep } from './agree-step.ts'
import * as contract from './contract.ts'
import * as contractReaders from './contract-readers.ts'
import * as contractRegister from './contract-register.ts'
import { downloadExport } from './export-room.ts'
import { forgetPerson } from './forget-person.ts'
import { loadRoom } from './load-room.ts'
import { mailDailyProofs } from './mail-proof.ts'
import { acceptNda, downloadNda, openNda, proposeNda, uploadNda } from './nda.ts'
import { getOpening, loadOpening, openRoom } from './open-room.ts'
import { downloadFile, openText } from './open-things.ts'
import { policy } from './policy.ts'
import { downloadProof, listLedger } from './read-ledger.ts'
import { getRoom, listRooms, listWaiting } from './read-rooms.ts'
import { inviteReader, listReaders, nameReader, removeReader } from './readers.ts'
import { addRegisterEntry, confirmRegisterEntry, getRegister, withdrawRegisterEntry } from './register.ts'
import { stampCheckpoints } from './stamp-checkpoints.ts'

export { readSentFile } from './add-things.ts'
export { listWaiting } from './read-rooms.ts'

const inRoom = { policy: policy.sides, load: loadRoom }
/** What readers do as well. */
const reading = { policy: policy.readers, load: loadRoom }
/** A reading leaves an entry, so it is a transaction; and no answer is kept and given again after access was closed. */
const recorded = { ...reading, transaction: true, replay: false }

/** Files are read, and tried for a watermark, before the transaction that keeps them begins. */
const slow = { transaction: false }

/** Rooms: what two sides show each other step by step, under an agreement, with a ledger of who saw what. */
export const roomsRoom: Room = {
  name: 'rooms',
  routes: [
    route(contract.listRooms, { policy: policy['rooms.listRooms'], load: nothingToLoad, run: listRooms }),
    route(contract.listWaiting, {
      policy: policy['rooms.listWaiting'],
      load: nothingToLoad,
      run: listWaiting,
    }),
    route(contract.getOpening, { policy: policy['rooms.getOpening'], load: nothingToLoad, run: getOpening }),
    route(contract.openRoom, { policy: policy['rooms.openRoom'], load: loadOpening, run: openRoom }),
    route(contract.getRoom, { ...reading, run: getRoom }),
    route(contract.agreeStep, { ...inRoom, run: agreeStep }),
    route(contract.addText, { ...inRoom, run: addText }),
    route(contract.addFile, { ...inRoom, ...slow, run: addFile }),
    route(contract.getOwnItem, { ...inRoom, run: getOwnItem }),
    route(contract.saveText, { ...inRoom, run: saveText }),
    route(contract.saveFile, { ...inRoom, ...slow, run: saveFile }),
    route(contract.setMarked, { ...inRoom, ...slow, run: setMarked }),
    route(contract.withdrawItem, { ...inRoom, run: withdrawItem }),
    route(contract.openText, { ...recorded, run: openText }),
    route(contract.downloadFile, { ...reading, transaction: false, replay: false, run: downloadFile }),
    route(contract.proposeNda, { ...inRoom, run: proposeNda }),
    route(contract.uploadNda, { ...inRoom, ...slow, run: uploadNda }),
    route(contract.openNda, { ...recorded, run: openNda }),
    route(contract.acceptNda, { ...inRoom, ...slow, run: acceptNda }),
    route(contract.downloadNda, { ...reading, transaction: false, replay: false, run: downloadNda }),
    route(contract.closeAccess, { ...inRoom, run: closeAccess }),
    route(contract.reopenAccess, { ...inRoom, run: reopenAccess }),
    route(contract.setUntil, { ...inRoom, run: setUntil }),
    route(contract.endRoom, { ...inRoom, run: endRoom }),
    route(contract.listLedger, { ...inRoom, run: listLedger }),
    route(contract.forgetPerson, { ...inRoom, run: forgetPerson }),
    route(contract.downloadProof, { ...recorded, ...inRoom, run: downloadProof }),
    route(contractReaders.listReaders, { ...inRoom, run: listReaders }),
    route(contractReaders.nameReader, { ...inRoom, run: nameReader }),
    route(contractReaders.inviteReader, { ...inRoom, run: inviteReader }),
    route(contractReaders.removeReader, { ...inRoom, run: removeReader }),
    route(contractRegister.getRegister, { ...inRoom, run: getRegister }),
    route(contractRegister.addRegisterEntry, { ...inRoom, run: addRegisterEntry }),
    route(contractRegister.confirmRegisterEntry, { ...inRoom, run: confirmRegisterEntry }),
    route(contractRegister.withdrawRegisterEntry, { ...inRoom, run: withdrawRegisterEntry }),
    route(contractRegister.downloadExport, {
      ...inRoom,
      transaction: false,
      replay: false,
      run: downloadExport,
    }),
  ],
  chores: [
    { name: 'rooms.mail-proofs', everySeconds: 900, run: mailDailyProofs },
    { name: 'rooms.stamp-checkpoints', everySeconds: 60, run: stampCheckpoints },
  ],
}
