/** What a public page says of an organisation to machines: fields the reader may see, nothing else. */
export interface PublicOrganisation {
  slug: string
  name: string
  shortName: string | null
  nameOtherScript: string | null
  kind: string
  legalForm: string | null
  country: string
  city: string | null
  postcode: string | null
  street: string | null
  nuts: string | null
  latitude: number | null
  longitude: number | null
  website: string | null
  email: string | null
  phone: string | null
  vat: string | null
  pic: string | null
  lei: string | null
  foundedYear: number | null
  employees: number | null
  summary: string | null
  description: string | null
  lang: string
  translations: readonly { lang: string; summary: string | null }[]
  technologies: readonly string[]
  certificates: readonly string[]
  brands: readonly string[]
  departments: readonly { id: string; name: string; does: string | null; lang: string }[]
  sites: readonly {
    id: string
    name: string
    street: string | null
    postcode: string | null
    city: string | null
    country: string
    latitude: number | null
    longitude: number | null
  }[]
  items: readonly { side: string; title: string; lang: string }[]
  memberships: readonly { clusterSlug: string; clusterName: string; memberTo: string | null }[]
}

/** What a public page says of a cluster. */
export interface PublicCluster {
  slug: string
  name: string
  shortName: string
  country: string
  city: string | null
  website: string | null
  email: string | null
  foundedYear: number | null
  summary: string | null
  lang: string
  technologies: readonly string[]
  numbers: { members: number }
}

type Json = Record<string, unknown>

/** schema.org beside the vocabularies of the EU Core Business Vocabulary (SEMIC): legal, locn, org. */
const context = {
  '@vocab': 'https://schema.org/',
  legal: 'http://www.w3.org/ns/legal#',
  locn: 'http://www.w3.org/ns/locn#',
  org: 'http://www.w3.org/ns/org#',
  rov: 'http://www.w3.org/ns/regorg#',
}

const schemaTypes: Record<string, string> = {
  rto: 'ResearchOrganization',
  university: 'CollegeOrUniversity',
  clinic: 'MedicalOrganization',
  'public-body': 'GovernmentOrganization',
  sme: 'Corporation',
  'large-company': 'Corporation',
  company: 'Corporation',
}

/** Drops what says nothing, so that no property stands there empty. */
function told(entries: Json): Json {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

const inLanguage = (text: string | null, lang: string) =>
  text === null ? null : { '@value': text, '@language': lang }

function describeAddress(it: {
  street: string | null
  postcode: string | null
  city: string | null
  country: string
}): Json {
  return told({
    '@type': ['PostalAddress', 'locn:Address'],
    streetAddress: it.street,
    postalCode: it.postcode,
    addressLocality: it.city,
    addressCountry: it.country,
  })
}

function describePoint(it: { latitude: number | null; longitude: number | null }): Json | null {
  return it.latitude === null || it.longitude === null
    ? null
    : { '@type': 'GeoCoordinates', latitude: it.latitude, longitude: it.longitude }
}

/** An organisation as schema.org Organization and rov:RegisteredOrganization. */
export function describeOrganisationAsData(it: PublicOrganisation, baseUrl: string): Json {
  const address = `${baseUrl}/organisations/${it.slug}`
  const summaries = [
    inLanguage(it.summary, it.lang),
    ...it.translations.map(texts => inLanguage(texts.summary, texts.lang)),
  ].filter(text => text !== null)
  const identifiers: (readonly [string, string | null])[] = [
    ['VAT', it.vat],
    ['PIC', it.pic],
    ['LEI', it.lei],
  ]
  return told({
    '@context': context,
    '@id': address,
    '@type': [schemaTypes[it.kind] ?? 'Organization', 'rov:RegisteredOrganization'],
    url: it.website ?? address,
    mainEntityOfPage: address,
    name: it.name,
    alternateName: [it.shortName, it.nameOtherScript].filter(name => name !== null && name !== it.name),
    'rov:legalName': inLanguage(it.name, it.lang),
    'rov:companyType': it.legalForm,
    description: summaries,
    vatID: it.vat,
    leiCode: it.lei,
    identifier: identifiers.flatMap(([scheme, value]) =>
      value === null ? [] : [{ '@type': 'PropertyValue', propertyID: scheme, value }],
    ),
    foundingDate: it.foundedYear === null ? null : String(it.foundedYear),
    numberOfEmployees: it.employees === null ? null : { '@type': 'QuantitativeValue', value: it.employees },
    email: it.email,
    telephone: it.phone,
    address: { ...describeAddress(it), ...told({ 'locn:adminUnitL2': it.nuts }) },
    geo: describePoint(it),
    brand: it.brands.map(name => ({ '@type': 'Brand', name })),
    department: it.departments.map(one =>
      told({
        '@type': ['Organization', 'org:OrganizationalUnit'],
        '@id': `${address}#department-${one.id}`,
        name: inLanguage(one.name, one.lang),
        description: inLanguage(one.does, one.lang),
        'org:unitOf': { '@id': address },
      }),
    ),
    location: it.sites.map(site =>
      told({
        '@type': ['Place', 'org:Site'],
        '@id': `${address}#site-${site.id}`,
        name: site.name,
        address: describeAddress(site),
        geo: describePoint(site),
      }),
    ),
    knowsAbout: [...it.technologies],
    hasCredential: it.certificates.map(name => ({ '@type': 'EducationalOccupationalCredential', name })),
    makesOffer: it.items
      .filter(item => item.side === 'offer')
      .map(item => ({ '@type': 'Offer', name: inLanguage(item.title, item.lang) })),
    seeks: it.items
      .filter(item => item.side === 'need')
      .map(item => ({ '@type': 'Demand', name: inLanguage(item.title, item.lang) })),
    memberOf: it.memberships
      .filter(membership => membership.memberTo === null)
      .map(membership => ({
        '@type': 'Organization',
        '@id': `${baseUrl}/clusters/${membership.clusterSlug}`,
        name: membership.clusterName,
      })),
  })
}

/** A cluster as schema.org Organization and org:Organization. */
export function describeClusterAsData(it: PublicCluster, baseUrl: string): Json {
  const address = `${baseUrl}/clusters/${it.slug}`
  return told({
    '@context': context,
    '@id': address,
    '@type': ['Organization', 'org:Organization'],
    url: it.website ?? address,
    mainEntityOfPage: address,
    name: it.name,
    alternateName: it.shortName,
    description: inLanguage(it.summary, it.lang),
    foundingDate: it.foundedYear === null ? null : String(it.foundedYear),
    email: it.email,
    address: told({ '@type': 'PostalAddress', addressLocality: it.city, addressCountry: it.country }),
    knowsAbout: [...it.technologies],
    member: it.numbers.members > 0 ? { '@type': 'QuantitativeValue', value: it.numbers.members } : null,
  })
}
