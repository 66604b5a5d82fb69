import { readCountry } from '../../directory/rules/countries.ts'
import type { FieldCatalogue } from '../../directory/rules/map-columns.ts'

/** The columns a list of participants may have. */
export const participantFields = [
  'organisation',
  'organisationOtherScript',
  'organisationReading',
  'country',
  'city',
  'website',
  'givenName',
  'familyName',
  'personName',
  'personOtherScript',
  'personReading',
  'email',
  'group',
  'kind',
  'languages',
  'offers',
  'seeks',
  'unavailable',
  'carriedBy',
  'lang',
] as const
export type ParticipantField = (typeof participantFields)[number]

const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value.trim())

/** Headings people use for participants, in English, French, German, Spanish, Lithuanian, and of common event tools. */
export const participantCatalogue: FieldCatalogue<ParticipantField> = {
  organisation: {
    required: true,
    synonyms: [
      'organisation',
      'organization',
      'company',
      'company name',
      'organisation name',
      'entreprise',
      'société',
      'firma',
      'unternehmen',
      'empresa',
      'organización',
      'įmonė',
      'organizacija',
      '会社名',
      '회사명',
    ],
  },
  organisationOtherScript: {
    synonyms: [
      'organisation in own script',
      'company name (japanese)',
      'company name (local)',
      'local name',
      'name in original script',
      '社名',
    ],
  },
  organisationReading: {
    synonyms: ['organisation reading', 'company reading', 'furigana company', 'reading of the company'],
  },
  country: {
    required: true,
    synonyms: ['country', 'pays', 'land', 'país', 'šalis', '国', '국가'],
    looksLike: value => 'code' in readCountry(value),
    look: 'country',
  },
  city: { synonyms: ['city', 'town', 'ville', 'stadt', 'ort', 'ciudad', 'miestas'] },
  website: {
    synonyms: ['website', 'web', 'url', 'homepage', 'site web', 'webseite', 'página web', 'svetainė'],
  },
  givenName: {
    synonyms: ['given name', 'first name', 'firstname', 'prénom', 'vorname', 'nombre', 'vardas', '名'],
  },
  familyName: {
    synonyms: [
      'family name',
      'last name',
      'lastname',
      'surname',
      'nom de famille',
      'nachname',
      'apellido',
      'apellidos',
      'pavardė',
      '姓',
    ],
  },
  personName: {
    synonyms: [
      'name',
      'full name',
      'participant',
      'delegate',
      'contact',
      'contact person',
      'nom complet',
      'ansprechpartner',
      'nombre completo',
      'dalyvis',
      '氏名',
    ],
  },
  personOtherScript: {
    synonyms: ['name in own script', 'name (japanese)', 'name (local)', 'native name', '漢字氏名'],
  },
  personReading: { synonyms: ['reading', 'furigana', 'kana', 'ふりがな'] },
  email: {
    synonyms: [
      'email',
      'e-mail',
      'mail',
      'e-mail address',
      'courriel',
      'adresse e-mail',
      'correo',
      'correo electrónico',
      'el. paštas',
      'メール',
    ],
    looksLike: isEmail,
    look: 'email',
  },
  group: {
    synonyms: ['group', 'participant type', 'type of participant', 'groupe', 'gruppe', 'grupo', 'grupė'],
  },
  kind: {
    synonyms: [
      'kind',
      'comes',
      'participation',
      'travelling',
      'attendance',
      'mode',
      'teilnahme',
      'participación',
      'dalyvavimas',
    ],
  },
  languages: {
    synonyms: ['languages', 'language', 'spoken languages', 'langues', 'sprachen', 'idiomas', 'kalbos'],
  },
  offers: {
    synonyms: [
      'offers',
      'offer',
      'what we offer',
      'products',
      'offre',
      'angebot',
      'oferta',
      'pasiūlymas',
      'siūlo',
    ],
  },
  seeks: {
    synonyms: [
      'seeks',
      'needs',
      'looking for',
      'what we seek',
      'recherche',
      'besoins',
      'gesuch',
      'sucht',
      'busca',
      'necesidades',
      'ieško',
    ],
  },
  unavailable: {
    synonyms: [
      'unavailable',
      'not available',
      'cannot',
      'absent',
      'indisponible',
      'nicht verfügbar',
      'no disponible',
      'negali',
    ],
  },
  carriedBy: {
    synonyms: [
      'carried by',
      'represented by',
      'delegate e-mail',
      'représenté par',
      'vertreten durch',
      'representado por',
      'atstovauja',
    ],
  },
  lang: { synonyms: ['language of mails', 'correspondence language', 'mail language'] },
}
