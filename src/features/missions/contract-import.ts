import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import {
  importChoice,
  importView,
  readingChoice,
  sheetName,
  uploadedFile,
} from '../directory/contract-import.ts'
import { missionReference } from './contract-fields.ts'

const one = { mission: missionReference, import: f.id }

export const uploadParticipants = defineCall({
  name: 'missions.uploadParticipants',
  method: 'POST',
  path: '/missions/:mission/imports',
  summary: 'Read a list of participants and propose what its columns mean',
  input: z.object({ mission: missionReference, file: uploadedFile, sheet: sheetName.optional() }),
  output: z.object({ id: f.id }),
})

export const getParticipantsImport = defineCall({
  name: 'missions.getParticipantsImport',
  method: 'GET',
  path: '/missions/:mission/imports/:import',
  summary: 'An import of participants: its columns and preview, its progress, or its result',
  input: z.object(one),
  output: importView,
})

export const chooseParticipantsSheet = defineCall({
  name: 'missions.chooseParticipantsSheet',
  method: 'PUT',
  path: '/missions/:mission/imports/:import/sheet',
  summary:
    'Turn to another sheet of what was sent, or read its letters in another way, and propose what its columns mean',
  input: z.object({ ...one, ...readingChoice }),
  output: f.done,
})

export const saveParticipantsMapping = defineCall({
  name: 'missions.saveParticipantsMapping',
  method: 'PUT',
  path: '/missions/:mission/imports/:import/mapping',
  summary: 'Say what the columns mean; with start, begin',
  input: z.object({
    ...one,
    ...importChoice,
    country: f.country.nullable().optional(),
    lang: f.lang.nullable().optional(),
  }),
  output: f.done,
})

export const cancelParticipantsImport = defineCall({
  name: 'missions.cancelParticipantsImport',
  method: 'POST',
  path: '/missions/:mission/imports/:import/cancel',
  summary: 'Stop an import of participants; what went in stays',
  input: z.object(one),
  output: f.done,
})

export const downloadParticipantsProblems = defineFileCall({
  name: 'missions.downloadParticipantsProblems',
  method: 'GET',
  path: '/missions/:mission/imports/:import/problems',
  summary: 'Rows that did not go in, or went in with something left out, with reason and fix',
  input: z.object({ ...one, which: z.enum(['rejected', 'warnings']).default('rejected') }),
})
