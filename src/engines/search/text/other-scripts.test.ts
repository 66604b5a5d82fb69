import { describe, expect, it } from 'vitest'
import { SearchIndex } from '../search-index.ts'
import { detectLanguage } from './detect-language.ts'
import { knownLanguages } from './languages.ts'

/** Ids of what a question finds among texts by id, the best first; every language is configured. */
function find(
  language: string,
  texts: Readonly<Record<string, string>>,
  question: string,
  match?: 'all',
): string[] {
  const index = SearchIndex.build(
    { fields: [{ name: 'text', weight: 1 }], languages: knownLanguages },
    Object.entries(texts).map(([id, text]) => ({ id, language, visibility: 'public', fields: { text } })),
  )
  const asked = { text: question, rescue: false, ...(match && { match }) }
  return index.search(asked, { sees: () => true }).results.map(({ id }) => id)
}

describe('Thai', () => {
  const texts = {
    retina: 'เครื่องวัดความหนาของจอประสาทตาโดยไม่สัมผัสดวงตา',
    laser: 'บริษัทผลิตเลเซอร์สำหรับการเชื่อมโลหะในอุตสาหกรรม',
    clinic: 'คลินิกจักษุวิทยาในกรุงเทพมหานคร',
  }

  it('finds words in a sentence that has no spaces', () => {
    expect(find('th', texts, 'จอประสาทตา', 'all')).toEqual(['retina'])
    expect(find('th', texts, 'เชื่อมโลหะ', 'all')).toEqual(['laser'])
  })

  it('puts first what answers most of a question', () => {
    expect(find('th', texts, 'วัดความหนาของจอประสาทตา')[0]).toBe('retina')
    expect(find('th', texts, 'คลินิกในกรุงเทพ')[0]).toBe('clinic')
  })

  it('finds what stands between Thai words in Latin letters and figures', () => {
    expect(find('th', { a: 'กล้องOCTความละเอียด10µmสำหรับจอตา', b: 'กล้องถ่ายภาพ' }, 'oct', 'all')).toEqual(['a'])
  })
})

describe('Arabic', () => {
  const texts = {
    device: 'جهاز لقياس سُمك الشبكية دون لمس العين',
    laser: 'شركة تصنع أشعة الليزر لِلِّحام الصناعي',
    hospital: 'المستشفيات الجامعية في القاهرة',
  }

  it('finds a word with article and conjunction by the word alone, and the other way round', () => {
    expect(find('ar', texts, 'شبكية', 'all')).toEqual(['device'])
    expect(find('ar', texts, 'والليزر', 'all')).toEqual(['laser'])
    expect(find('ar', texts, 'بالعين', 'all')).toEqual(['device'])
  })

  it('takes vowel points, long strokes and the forms of alef, ya and ta marbuta for one', () => {
    expect(find('ar', texts, 'سمك', 'all')).toEqual(['device'])
    expect(find('ar', texts, 'اشعه', 'all')).toEqual(['laser'])
    expect(find('ar', texts, 'جهـــاز', 'all')).toEqual(['device'])
    expect(find('ar', { a: 'إدارة المشفى' }, 'ادارة مشفي', 'all')).toEqual(['a'])
  })

  it('finds plurals in the feminine', () => {
    expect(find('ar', { a: 'شركات التقنية' }, 'شركة', 'all')).toEqual(['a'])
  })
})

describe('Hebrew', () => {
  const texts = {
    device: 'מכשיר למדידת עובי הרשתית ללא מגע בעין',
    laser: 'חברה המייצרת לייזרים לריתוך',
    light: 'האור במעבדה',
  }

  it('finds a word with joined particles by the word alone, and the other way round', () => {
    expect(find('he', texts, 'רשתית', 'all')).toEqual(['device'])
    expect(find('he', texts, 'המכשיר', 'all')).toEqual(['device'])
    expect(find('he', texts, 'שבעין', 'all')).toEqual(['device'])
    expect(find('he', texts, 'אור', 'all')).toEqual(['light'])
    expect(find('he', texts, 'והמעבדה', 'all')).toEqual(['light'])
  })

  it('finds plurals, with the final form of a letter or without', () => {
    expect(find('he', texts, 'לייזר', 'all')).toEqual(['laser'])
    expect(find('he', texts, 'הלייזר', 'all')).toEqual(['laser'])
    expect(find('he', { a: 'חיישנים' }, 'חיישן', 'all')).toEqual(['a'])
  })

  it('takes points and marks of abbreviation away', () => {
    expect(find('he', { a: 'שָׁלוֹם' }, 'שלום', 'all')).toEqual(['a'])
    expect(find('he', { a: 'צה״ל' }, 'צהל', 'all')).toEqual(['a'])
    expect(find('he', { a: 'מנכ"ל החברה' }, 'מנכ״ל', 'all')).toEqual(['a'])
  })
})

it('tells the language of short questions by their script', () => {
  const questions = {
    th: 'จอประสาทตา',
    ar: 'قياس سمك الشبكية',
    he: 'עובי הרשתית',
    ko: '망막 두께',
    ja: '網膜の厚さ',
    zh: '视网膜厚度测量',
    el: 'πάχος αμφιβληστροειδούς',
    hi: 'रेटिना की मोटाई',
    ru: 'толщина сетчатки это',
  }

  const told = Object.fromEntries(
    Object.entries(questions).map(([code, text]) => [code, detectLanguage(text, knownLanguages).language]),
  )

  expect(told).toEqual(Object.fromEntries(Object.keys(questions).map(code => [code, code])))
})

describe('Chinese', () => {
  it('leaves out what asks, and takes no pair with a character of grammar for a word', () => {
    const texts = { many: '他问我多少是多少，什么是什么', moon: '月球的年龄大约是四十五亿年' }

    expect(find('zh', texts, '月球的年龄是多少？')).toEqual(['moon'])
  })
})

describe('Romanian', () => {
  it('finds a word in all its forms, whichever letters it is written with', () => {
    const texts = {
      new: 'Protecția populației orașelor',
      old: 'Protecţia populaţiei oraşelor',
      none: 'Protecția florilor',
    }

    expect(find('ro', texts, 'populație').sort()).toEqual(['new', 'old'])
    expect(find('ro', texts, 'oraşe').sort()).toEqual(['new', 'old'])
  })

  it('finds a genitive by its noun, and asks for nothing by an auxiliary', () => {
    const texts = { island: 'Populația insulei a scăzut.', other: 'A fost odată un rege.' }
    expect(find('ro', texts, 'Cine a fost pe insulă?')).toEqual(['island'])
  })
})
