import type { FieldCatalogue } from './map-columns.ts'

/** The columns of CORDIS's organisation and project files, and of lists made from them. */
export const projectFields = [
  'project',
  'acronym',
  'title',
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
    synonyms: [
      'projectID',
      'project number',
      'project',
      'grant agreement',
      'grant agreement number',
      'id',
      'project rcn',
      'rcn',
      'projektnummer',
      'numéro du projet',
      'número de proyecto',
      'projekto numeris',
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
