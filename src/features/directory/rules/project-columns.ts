import type { FieldCatalogue } from './map-columns.ts'

/** The columns of CORDIS's organisation and project files, and of lists made from them. */
export const projectFields = [
  'project',
  'register',
  'acronym',
  'title',
  'objective',
  'pic',
  'name',
  'country',
  'role',
  'contribution',
  'leftEarly',
  'startsOn',
  'endsOn',
  'programme',
] as const
export type ProjectField = (typeof projectFields)[number]

/** Headings as CORDIS writes them, and as people translate them. */
export const projectCatalogue: FieldCatalogue<ProjectField> = {
  project: {
    required: true,
    orElse: ['register'],
    synonyms: [
      'projectID',
      'project number',
      'project',
      'grant agreement',
      'grant agreement number',
      'id',
      'projektnummer',
      'numéro du projet',
      'número de proyecto',
      'projekto numeris',
    ],
  },
  register: {
    synonyms: [
      'rcn',
      'project rcn',
      'register number',
      'cordis rcn',
      'registernummer',
      'numéro de registre',
      'número de registro',
      'registro numeris',
    ],
  },
  acronym: { synonyms: ['projectAcronym', 'acronym', 'akronym', 'acronyme', 'acrónimo', 'akronimas'] },
  title: {
    synonyms: [
      'title',
      'project title',
      'projekttitel',
      'titre du projet',
      'título del proyecto',
      'projekto pavadinimas',
    ],
  },
  objective: {
    synonyms: ['objective', 'objectives', 'abstract', 'projektziel', 'objectif', 'objetivo', 'tikslas'],
  },
  pic: { synonyms: ['organisationID', 'organisation id', 'pic', 'pic number', 'participant pic'] },
  name: {
    synonyms: [
      'name',
      'organisation',
      'organisation name',
      'legal name',
      'participant',
      'organisation',
      'organización',
      'organizacija',
    ],
  },
  country: { synonyms: ['country', 'land', 'pays', 'país', 'šalis'] },
  role: { synonyms: ['role', 'rolle', 'rôle', 'papel', 'vaidmuo'] },
  contribution: {
    synonyms: [
      'ecContribution',
      'contribution',
      'eu contribution',
      'eu-beitrag',
      'contribution de l’ue',
      'contribución de la ue',
      'es įnašas',
    ],
  },
  leftEarly: { synonyms: ['endOfParticipation', 'end of participation', 'participation ended'] },
  startsOn: { synonyms: ['startDate', 'start date', 'start', 'beginn', 'début', 'inicio', 'pradžia'] },
  endsOn: { synonyms: ['endDate', 'end date', 'end', 'ende', 'fin', 'pabaiga'] },
  programme: {
    synonyms: [
      'frameworkProgramme',
      'framework programme',
      'programme',
      'programme parts',
      'programm',
      'programa',
    ],
  },
}

/** Stands for every programme where searches are narrowed to who takes part in EU projects. */
export const anyProgramme = 'any'
