import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import { loadOrganisation } from '../directory/index.ts'
import { loadInside } from '../partnerships/index.ts'
import { askMembers, getAskChoices, remindByItself, remindMembers } from './ask-members.ts'
import * as contract from './contract.ts'
import * as say from './declare.ts'
import { listDeclarations } from './list-declarations.ts'
import { policy } from './policy.ts'
import { getDocument, loadDeclaration } from './read-document.ts'

export { type DeclaredRow, listDeclared } from './list-declared.ts'
export { listDeclaredTo } from './queries.ts'

/** What companies declare of a year: asked by mail, answered through a link, told only of many together. */
export const declarationsRoom: Room = {
  name: 'declarations',
  routes: [
    route(contract.listDeclarations, {
      policy: policy['declarations.listDeclarations'],
      load: loadInside,
      run: listDeclarations,
    }),
    route(contract.getAskChoices, {
      policy: policy['declarations.getAskChoices'],
      load: loadInside,
      run: getAskChoices,
    }),
    route(contract.askMembers, {
      policy: policy['declarations.askMembers'],
      load: loadInside,
      run: askMembers,
    }),
    route(contract.remindMembers, {
      policy: policy['declarations.remindMembers'],
      load: loadInside,
      run: remindMembers,
    }),
    route(contract.getByLink, {
      policy: policy['declarations.getByLink'],
      load: nothingToLoad,
      run: say.getByLink,
    }),
    route(contract.declareByLink, {
      policy: policy['declarations.declareByLink'],
      load: nothingToLoad,
      run: say.declareByLink,
      fileSender: say.findFileSender,
    }),
    route(contract.withdrawByLink, {
      policy: policy['declarations.withdrawByLink'],
      load: nothingToLoad,
      run: say.withdrawByLink,
    }),
    route(contract.listOwn, {
      policy: policy['declarations.listOwn'],
      load: loadOrganisation,
      run: say.listOwn,
    }),
    route(contract.declare, {
      policy: policy['declarations.declare'],
      load: loadOrganisation,
      run: say.declare,
    }),
    route(contract.withdraw, {
      policy: policy['declarations.withdraw'],
      load: loadOrganisation,
      run: say.withdraw,
    }),
    route(contract.getDocument, {
      policy: policy['declarations.getDocument'],
      load: loadDeclaration,
      run: getDocument,
    }),
  ],
  chores: [{ name: 'declarations.remind', everySeconds: 21_600, run: remindByItself }],
}
