import { expect, test } from 'vitest'
import {
  describeClusterAsData,
  describeOrganisationAsData,
  type PublicOrganisation,
} from './structured-data.ts'

const organisation: PublicOrganisation = {
  slug: 'laser-1',
  name: 'Laser Sample',
  shortName: null,
  nameOtherScript: null,
  kind: 'sme',
  legalForm: 'UAB',
  country: 'LT',
  city: 'Vilnius',
  postcode: null,
  street: null,
  nuts: 'LT011',
  latitude: null,
  longitude: null,
  website: null,
  email: null,
  phone: null,
  vat: 'LT123',
  pic: null,
  lei: null,
  foundedYear: 1999,
  employees: null,
  summary: 'Lazeriai',
  description: null,
  lang: 'lt',
  translations: [{ lang: 'en', summary: 'Lasers' }],
  technologies: ['Lasers'],
  certificates: [],
  brands: ['Lumina'],
  departments: [{ id: 'd1', name: 'Metrology', does: 'Measures pulses', lang: 'en' }],
  sites: [
    {
      id: 's1',
      name: 'Clean room',
      street: null,
      postcode: null,
      city: 'Kaunas',
      country: 'LT',
      latitude: 54.9,
      longitude: 23.9,
    },
  ],
  items: [{ side: 'need', title: 'Clinic', lang: 'en' }],
  memberships: [
    { clusterSlug: 'litek', clusterName: 'LITEK', memberTo: null },
    { clusterSlug: 'old', clusterName: 'Old', memberTo: '2020-01-01' },
  ],
}

test('an organisation is told to machines with what it says and nothing empty', () => {
  const { '@context': _context, ...data } = describeOrganisationAsData(organisation, 'https://kontor.example')

  expect(data).toEqual({
    '@id': 'https://kontor.example/organisations/laser-1',
    '@type': ['Corporation', 'rov:RegisteredOrganization'],
    url: 'https://kontor.example/organisations/laser-1',
    mainEntityOfPage: 'https://kontor.example/organisations/laser-1',
    name: 'Laser Sample',
    'rov:legalName': { '@value': 'Laser Sample', '@language': 'lt' },
    'rov:companyType': 'UAB',
    description: [
      { '@value': 'Lazeriai', '@language': 'lt' },
      { '@value': 'Lasers', '@language': 'en' },
    ],
    vatID: 'LT123',
    identifier: [{ '@type': 'PropertyValue', propertyID: 'VAT', value: 'LT123' }],
    brand: [{ '@type': 'Brand', name: 'Lumina' }],
    department: [
      {
        '@type': ['Organization', 'org:OrganizationalUnit'],
        '@id': 'https://kontor.example/organisations/laser-1#department-d1',
        name: { '@value': 'Metrology', '@language': 'en' },
        description: { '@value': 'Measures pulses', '@language': 'en' },
        'org:unitOf': { '@id': 'https://kontor.example/organisations/laser-1' },
      },
    ],
    location: [
      {
        '@type': ['Place', 'org:Site'],
        '@id': 'https://kontor.example/organisations/laser-1#site-s1',
        name: 'Clean room',
        address: {
          '@type': ['PostalAddress', 'locn:Address'],
          addressLocality: 'Kaunas',
          addressCountry: 'LT',
        },
        geo: { '@type': 'GeoCoordinates', latitude: 54.9, longitude: 23.9 },
      },
    ],
    foundingDate: '1999',
    address: {
      '@type': ['PostalAddress', 'locn:Address'],
      addressLocality: 'Vilnius',
      addressCountry: 'LT',
      'locn:adminUnitL2': 'LT011',
    },
    knowsAbout: ['Lasers'],
    seeks: [{ '@type': 'Demand', name: { '@value': 'Clinic', '@language': 'en' } }],
    memberOf: [{ '@type': 'Organization', '@id': 'https://kontor.example/clusters/litek', name: 'LITEK' }],
  })
})

test('a cluster is told with its address and how many members it has', () => {
  expect(
    describeClusterAsData(
      {
        slug: 'litek',
        name: 'LITEK cluster',
        shortName: 'LITEK',
        country: 'LT',
        city: null,
        website: 'https://litek.example',
        email: null,
        foundedYear: null,
        summary: null,
        lang: 'en',
        technologies: [],
        numbers: { members: 12 },
      },
      'https://kontor.example',
    ),
  ).toMatchObject({
    '@id': 'https://kontor.example/clusters/litek',
    url: 'https://litek.example',
    member: { value: 12 },
  })
})
