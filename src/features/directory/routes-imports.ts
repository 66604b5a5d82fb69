import { type Route, route } from '../../shared/route.ts'
import * as contract from './contract-import.ts'
import {
  answerImportQuestions,
  cancelImport,
  chooseImportSheet,
  downloadImportProblems,
  getImport,
  listImportQuestions,
  loadImportCluster,
  reopenImport,
  saveImportMapping,
  uploadImport,
} from './import-organisations.ts'
import { policy } from './policy.ts'
import { loadCluster } from './read-directory.ts'

/** Bringing a member list: the file, its columns, rows to decide on, the result. */
export const importRoutes: readonly Route[] = [
  route(contract.uploadImport, {
    policy: policy['directory.uploadImport'],
    load: loadCluster,
    run: uploadImport,
    transaction: false,
  }),
  route(contract.getImport, {
    policy: policy['directory.getImport'],
    load: loadImportCluster,
    run: getImport,
  }),
  route(contract.chooseImportSheet, {
    policy: policy['directory.chooseImportSheet'],
    load: loadImportCluster,
    run: chooseImportSheet,
    transaction: false,
  }),
  route(contract.saveImportMapping, {
    policy: policy['directory.saveImportMapping'],
    load: loadImportCluster,
    run: saveImportMapping,
  }),
  route(contract.listImportQuestions, {
    policy: policy['directory.listImportQuestions'],
    load: loadImportCluster,
    run: listImportQuestions,
  }),
  route(contract.answerImportQuestions, {
    policy: policy['directory.answerImportQuestions'],
    load: loadImportCluster,
    run: answerImportQuestions,
  }),
  route(contract.reopenImport, {
    policy: policy['directory.reopenImport'],
    load: loadImportCluster,
    run: reopenImport,
  }),
  route(contract.cancelImport, {
    policy: policy['directory.cancelImport'],
    load: loadImportCluster,
    run: cancelImport,
  }),
  route(contract.downloadImportProblems, {
    policy: policy['directory.downloadImportProblems'],
    load: loadImportCluster,
    run: downloadImportProblems,
  }),
]
