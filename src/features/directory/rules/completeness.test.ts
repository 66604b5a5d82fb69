import { expect, test } from 'vitest'
import { measureCompleteness } from './completeness.ts'

test('step one alone makes two thirds of a profile, and the most telling field is asked for next', () => {
  const stepOne = {
    kind: 'sme',
    summary: 'Picosecond lasers',
    offers: 'Lasers',
    needs: 'Distributors',
    technologies: ['Lasers', 'Optics'],
    city: 'Graz',
  }

  expect(measureCompleteness(stepOne)).toEqual({
    completeness: 0.66,
    missing: [
      'website',
      'targetMarkets',
      'description',
      'partnerTypes',
      'certificates',
      'sizeClass',
      'foundedYear',
      'email',
      'languages',
    ],
  })
  expect(
    measureCompleteness({ ...stepOne, offers: '', technologies: ['Lasers'] }).missing.slice(0, 2),
  ).toEqual(['offers', 'technologies'])
})

test('a card is an offer as much as a text is, and an institution is not asked for a size class', () => {
  const { missing } = measureCompleteness({ kind: 'rto', items: [{ side: 'offer' }] })

  expect(missing).not.toContain('offers')
  expect(missing).toContain('needs')
  expect(missing).not.toContain('sizeClass')
})
