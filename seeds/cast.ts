/** Who takes part in the Osaka mission: the same cast at every size and seed, all invented and plainly so. */

/** A European company or institution of the mission. */
export interface EuropeanCast {
  key: string
  shortName: string
  form: string
  kind: 'sme' | 'rto' | 'university'
  cluster: string
  town: string
  main: string
  second: string | null
  sought: string[]
  /** Null: travels. Otherwise the key of the delegate who carries its offers. */
  carriedBy: string | null
}

/** An organisation of the local side. */
export interface LocalCast {
  key: string
  other: string
  reading: string
  name: string
  shortName: string
  kind: 'company' | 'clinic' | 'rto' | 'university'
  country: 'JP' | 'KR'
  town: string
  offered: string[]
  sought: string[]
}

/** key | name | form | kind | cluster | town | main | second | sought | carried by */
const europeans = `
t01 | Spindulio Kelias Pavyzdys | UAB | sme | litek | Vilnius | femto-laser | seed-laser | distribution,scanner,testing | -
t02 | Skaidulos Tiltas Pavyzdys | UAB | sme | litek | Kaunas | hollow-fibre | - | erbium-laser,distribution,thulium-laser | -
t03 | Linsenhof Muster | GmbH | sme | hts | Graz | ppg-sensor | nirs | clinical-studies,distribution,spectrometer | -
t04 | Gewebewerk Muster | GmbH | sme | hts | Leoben | raman-probe | - | clinical-studies,spectrometer,ai-imaging | -
t05 | Rétinascan Exemple | SAS | sme | opticsvalley | Orsay | oct-engine | fundus | swept-source,scanner,distribution,clinical-studies | -
t06 | Chromavision Exemple | SAS | sme | opticsvalley | Palaiseau | hyperspectral | - | clinical-studies,distribution,ai-imaging | -
t07 | Oncolys Exemple | SAS | sme | medicen | Villejuif | pdt-system | diode-laser | clinical-studies,distribution,regulatory | -
t08 | Institut de la Lumière Exemple | | rto | medicen | Paris | ai-imaging | - | fundus,slide-scanner,clinical-studies,oct-engine | -
t09 | Fotolab Sur Ejemplo | S.L. | sme | biocat | Barcelona | biosensor-chip | - | sled,contract-manufacturing,clinical-studies,distribution | -
t10 | Faserquell Muster | GmbH | sme | optence | Wörrstadt | fbg-sensor | - | contract-manufacturing,clinical-studies,micromachining,distribution | -
t11 | Blendenwerk Muster | GmbH | sme | optence | Mainz | coating | micro-optics | fluor-endoscope,flow-cytometer,chip-endoscope,distribution | -
t12 | Centro de Imagen Lumínica Ejemplo | | university | biocat | Castelldefels | lightsheet | - | spad,ai-imaging,femto-laser,clinical-studies | -
r01 | Bangos Ritmas Pavyzdys | UAB | sme | litek | Vilnius | micromachining | - | distribution,testing,scanner | t01
r02 | Kristalo Kodas Pavyzdys | UAB | sme | litek | Klaipėda | swept-source | - | oct-engine,distribution,testing | t01
r03 | Lazerio Sodas Pavyzdys | UAB | sme | litek | Kaunas | erbium-laser | - | clinical-studies,distribution,regulatory | t02
r04 | Pulswacht Muster | GmbH | sme | hts | Weiz | led-panel | - | clinical-studies,distribution,regulatory | t03
r05 | Schichtlabor Muster | GmbH | sme | hts | Gleisdorf | phantom | - | testing,distribution,nirs | t04
r06 | Miroval Exemple | SAS | sme | opticsvalley | Massy | scanner | - | oct-engine,contract-manufacturing,distribution | t05
r07 | Sondatech Exemple | SARL | sme | opticsvalley | Saclay | photoacoustic | - | phantom,clinical-studies,distribution | t05
r08 | Halomètre Exemple | SAS | sme | opticsvalley | Orsay | spad | - | nirs,lightsheet,distribution | t06
r09 | Dermoclair Exemple | SAS | sme | medicen | Créteil | uvc-led | - | testing,distribution,regulatory | t07
r10 | Vitralogie Exemple | SAS | sme | medicen | Paris | fluor-endoscope | - | coating,clinical-studies,distribution,fibre-bundle | t08
r11 | Neurosens Ejemplo | S.L. | sme | biocat | Sabadell | nirs | - | spad,clinical-studies,distribution,regulatory | t09
r12 | Ópticavida Ejemplo | S.L. | sme | biocat | Girona | flow-cytometer | - | coating,diode-laser,distribution | t09
r13 | Strahlgarten Muster | GmbH | sme | optence | Wetzlar | slide-scanner | - | ai-imaging,clinical-studies,distribution | t10
r14 | Spiegeltal Muster | GmbH | sme | optence | Darmstadt | thulium-laser | - | clinical-studies,distribution,chip-endoscope | t02
`

/** key | name in its own script | reading | name | short name | kind | country | town | offers | seeks */
const locals = `
j01 | サンプル光学株式会社 | さんぷるこうがく | Sample Kogaku Co., Ltd. | Sample Kogaku | company | JP | Osaka | oct-engine,swept-source | seed-laser,scanner,sled,femto-laser,swept-source
j02 | 見本医療機器株式会社 | みほんいりょうきき | Mihon Medical Devices Co., Ltd. | Mihon Medical | company | JP | Osaka | distribution | ppg-sensor,led-panel,nirs,fundus,diode-laser
j03 | 見本内視鏡工業株式会社 | みほんないしきょうこうぎょう | Mihon Endoscope Industries Co., Ltd. | Mihon Endoscope | company | JP | Sakai | chip-endoscope,fluor-endoscope | micro-optics,coating,uvc-led,ai-imaging,fibre-bundle
j04 | サンプルレーザー株式会社 | さんぷるれーざー | Sample Laser Co., Ltd. | Sample Laser | company | JP | Kyoto | erbium-laser,diode-laser | hollow-fibre,coating,scanner
j05 | 見本眼科器械株式会社 | みほんがんかきかい | Mihon Ophthalmic Instruments Co., Ltd. | Mihon Ophthalmic | company | JP | Kobe | fundus,scanner | oct-engine,ai-imaging,swept-source,femto-laser
j06 | サンプル商事株式会社 | さんぷるしょうじ | Sample Trading Co., Ltd. | Sample Trading | company | JP | Osaka | distribution | oct-engine,fluor-endoscope,thulium-laser,hyperspectral,femto-laser
j07 | 見本計測株式会社 | みほんけいそく | Mihon Metrology Co., Ltd. | Mihon Metrology | company | JP | Kyoto | spectrometer,testing | raman-probe,phantom,coating,hyperspectral
j08 | 例示光電株式会社 | れいじこうでん | Reiji Photonics Sample Co., Ltd. | Reiji Photonics Sample | company | JP | Hamamatsu | spad,scanner | coating,micro-optics,lightsheet,seed-laser
j09 | 見本心臓病院 | みほんしんぞうびょういん | Mihon Heart Hospital | Mihon Heart | clinic | JP | Osaka | clinical-studies | oct-engine,ppg-sensor,fbg-sensor,biosensor-chip
j10 | サンプル大学病院 | さんぷるだいがくびょういん | Sample University Hospital | Sample University Hospital | clinic | JP | Suita | clinical-studies | hyperspectral,raman-probe,nirs,photoacoustic,biosensor-chip
j11 | 見本光科学研究所 | みほんひかりかがくけんきゅうしょ | Mihon Institute of Light Science | Mihon Light Institute | rto | JP | Suita | testing | spad,lightsheet,femto-laser,phantom
j12 | 見本精密株式会社 | みほんせいみつ | Mihon Precision Co., Ltd. | Mihon Precision | company | JP | Higashiosaka | contract-manufacturing | fbg-sensor,micromachining,scanner,micro-optics
j13 | サンプルバイオ株式会社 | さんぷるばいお | Sample Bio Co., Ltd. | Sample Bio | company | JP | Kobe | flow-cytometer | biosensor-chip,lightsheet,coating,diode-laser
j14 | 見本薬事相談所 | みほんやくじそうだんじょ | Mihon Regulatory Advisers | Mihon Regulatory | company | JP | Osaka | regulatory | pdt-system,erbium-laser,uvc-led,nirs
j15 | サンプル皮膚科クリニック | さんぷるひふかくりにっく | Sample Dermatology Clinic | Sample Dermatology | clinic | JP | Osaka | clinical-studies | pdt-system,led-panel,photoacoustic,erbium-laser
j16 | 見本歯科大学 | みほんしかだいがく | Mihon Dental University | Mihon Dental | university | JP | Toyonaka | clinical-studies | erbium-laser,swept-source,hollow-fibre,oct-engine
j17 | サンプル医科販売株式会社 | さんぷるいかはんばい | Sample Medical Sales Co., Ltd. | Sample Medical Sales | company | JP | Nagoya | distribution | slide-scanner,flow-cytometer,biosensor-chip,raman-probe
j18 | 見本病理診断センター | みほんびょうりしんだんせんたー | Mihon Pathology Centre | Mihon Pathology | clinic | JP | Kyoto | clinical-studies | slide-scanner,ai-imaging,raman-probe
j19 | 見本小児病院 | みほんしょうにびょういん | Mihon Children’s Hospital | Mihon Children | clinic | JP | Kobe | clinical-studies | nirs,led-panel,ppg-sensor
j20 | 例示ウェアラブル株式会社 | れいじうぇあらぶる | Reiji Wearables Sample Co., Ltd. | Reiji Wearables Sample | company | JP | Osaka | ppg-sensor | spectrometer,phantom,led-panel,ai-imaging
j21 | サンプルカテーテル株式会社 | さんぷるかてーてる | Sample Catheter Co., Ltd. | Sample Catheter | company | JP | Himeji | micromachining | fbg-sensor,oct-engine,micromachining,hollow-fibre
j22 | 見本ロボット手術株式会社 | みほんろぼっとしゅじゅつ | Mihon Surgical Robots Co., Ltd. | Mihon Robots | company | JP | Kobe | osteotome | fbg-sensor,erbium-laser,oct-engine,ai-imaging
j23 | サンプル大学工学部 | さんぷるだいがくこうがくぶ | Sample University School of Engineering | Sample Engineering | university | JP | Toyonaka | testing | spad,photoacoustic,swept-source,phantom
j24 | 見本泌尿器科病院 | みほんひにょうきかびょういん | Mihon Urology Hospital | Mihon Urology | clinic | JP | Sakai | clinical-studies | thulium-laser,pdt-system,fluor-endoscope
j25 | サンプル薄膜株式会社 | さんぷるはくまく | Sample Thin Films Co., Ltd. | Sample Thin Films | company | JP | Otsu | coating | femto-laser,micromachining,phantom
j26 | 見本殺菌システム株式会社 | みほんさっきんしすてむ | Mihon Sterilising Systems Co., Ltd. | Mihon Sterilising | company | JP | Nara | uvc-led | uvc-led,led-panel,coating
j27 | サンプル貿易株式会社 | さんぷるぼうえき | Sample Import Co., Ltd. | Sample Import | company | JP | Kobe | distribution | coating,spad,hollow-fibre,micromachining,lightsheet
j28 | 見本画像解析株式会社 | みほんがぞうかいせき | Mihon Imaging Analytics Co., Ltd. | Mihon Analytics | company | JP | Osaka | ai-imaging | slide-scanner,fundus,hyperspectral,oct-engine
j29 | 見本がん研究センター | みほんがんけんきゅうせんたー | Mihon Cancer Research Centre | Mihon Cancer Centre | rto | JP | Osaka | clinical-studies | fluor-endoscope,raman-probe,hyperspectral,pdt-system
j30 | サンプル再生医療研究所 | さんぷるさいせいいりょうけんきゅうしょ | Sample Institute of Regenerative Medicine | Sample Regenerative | rto | JP | Kobe | clinical-studies | lightsheet,flow-cytometer,femto-laser
j31 | 例示電子部品株式会社 | れいじでんしぶひん | Reiji Components Sample Co., Ltd. | Reiji Components Sample | company | JP | Kyoto | sled,diode-laser | biosensor-chip,coating,oct-engine
j32 | 見本脳神経病院 | みほんのうしんけいびょういん | Mihon Brain Hospital | Mihon Brain | clinic | JP | Osaka | clinical-studies | nirs,raman-probe,spad,fbg-sensor
j33 | サンプルファイバー株式会社 | さんぷるふぁいばー | Sample Fibre Co., Ltd. | Sample Fibre | company | JP | Sakai | fibre-bundle,thulium-laser | hollow-fibre,fbg-sensor,micro-optics,seed-laser
j34 | 見本医用電機株式会社 | みほんいようでんき | Mihon Medical Electric Co., Ltd. | Mihon Electric | company | JP | Ibaraki | nirs,contract-manufacturing | spad,ppg-sensor,led-panel
j35 | サンプル診断薬株式会社 | さんぷるしんだんやく | Sample Diagnostics Co., Ltd. | Sample Diagnostics | company | JP | Kobe | biosensor-chip | biosensor-chip,flow-cytometer,raman-probe
j36 | 見本顕微鏡株式会社 | みほんけんびきょう | Mihon Microscopes Co., Ltd. | Mihon Microscopes | company | JP | Tokyo | slide-scanner | femto-laser,spad,lightsheet,scanner
j37 | サンプル眼科病院 | さんぷるがんかびょういん | Sample Eye Hospital | Sample Eye | clinic | JP | Osaka | clinical-studies | fundus,oct-engine,femto-laser,ai-imaging
j38 | 見本創傷ケア株式会社 | みほんそうしょうけあ | Mihon Wound Care Co., Ltd. | Mihon Wound Care | company | JP | Nara | led-panel,distribution | hyperspectral,led-panel,photoacoustic
j39 | サンプル試験所 | さんぷるしけんじょ | Sample Test House | Sample Test House | company | JP | Ibaraki | testing | phantom,uvc-led,swept-source
j40 | 見本救急医療センター | みほんきゅうきゅういりょうせんたー | Mihon Emergency Care Centre | Mihon Emergency | clinic | JP | Sakai | clinical-studies | biosensor-chip,ppg-sensor,nirs
j41 | サンプルステント株式会社 | さんぷるすてんと | Sample Stent Co., Ltd. | Sample Stent | company | JP | Otsu | contract-manufacturing,micromachining | femto-laser,micromachining,oct-engine
j42 | 見本光医療振興会社 | みほんひかりいりょうしんこうがいしゃ | Mihon Light Therapy Co., Ltd. | Mihon Light Therapy | company | JP | Himeji | distribution | pdt-system,diode-laser,led-panel,photoacoustic
j43 | 예시광학 주식회사 | 예시광학 | Yesi Optics Sample Co., Ltd. | Yesi Optics Sample | company | KR | Daejeon | distribution | scanner,swept-source,coating,thulium-laser
j44 | 예시메디칼 주식회사 | 예시메디칼 | Yesi Medical Sample Co., Ltd. | Yesi Medical Sample | company | KR | Seoul | fundus,ai-imaging | oct-engine,fundus,pdt-system,slide-scanner
`

function readCells(row: string): string[] {
  return row.split('|').map(cell => cell.trim())
}

function orNull(cell: string | undefined): string | null {
  return cell === undefined || cell === '-' || cell === '' ? null : cell
}

/** The 26 European organisations of the mission: 12 travel, 14 are represented. */
export const europeanCast: EuropeanCast[] = europeans
  .trim()
  .split('\n')
  .map(row => {
    const [
      key = '',
      shortName = '',
      form = '',
      kind = 'sme',
      cluster = '',
      town = '',
      main = '',
      second,
      sought = '',
      carriedBy,
    ] = readCells(row)
    return {
      key,
      shortName,
      form,
      kind: kind as EuropeanCast['kind'],
      cluster,
      town,
      main,
      second: orNull(second),
      sought: sought.split(','),
      carriedBy: orNull(carriedBy),
    }
  })

/** The 44 organisations of the local side, 42 Japanese and two Korean visitors. */
export const localCast: LocalCast[] = locals
  .trim()
  .split('\n')
  .map(row => {
    const [
      key = '',
      other = '',
      reading = '',
      name = '',
      shortName = '',
      kind = 'company',
      country = 'JP',
      town = '',
      offered = '',
      sought = '',
    ] = readCells(row)
    return {
      key,
      other,
      reading,
      name,
      shortName,
      kind: kind as LocalCast['kind'],
      country: country as LocalCast['country'],
      town,
      offered: offered.split(','),
      sought: sought.split(','),
    }
  })

/** Local organisations that send two people; colleagues attend together. */
export const pairsOfColleagues = ['j01', 'j06', 'j10', 'j12', 'j28', 'j37']

/** The delegate who lands on the evening of the first day, and the one who leaves after it. */
export const lateDelegate = 't11'
export const earlyDelegate = 't12'

const families =
  '見本川:みほんかわ:Mihonkawa 見本山:みほんやま:Mihonyama 見本田:みほんだ:Mihonda 見本野:みほんの:Mihonno 見本原:みほんはら:Mihonhara 見本沢:みほんざわ:Mihonzawa 見本橋:みほんばし:Mihonbashi 見本島:みほんじま:Mihonjima 見本谷:みほんたに:Mihontani 見本森:みほんもり:Mihonmori 見本松:みほんまつ:Mihonmatsu'
const given =
  '光:ひかる:Hikaru 玲:れい:Rei 陽子:ようこ:Yoko 健:けん:Ken 美咲:みさき:Misaki 翔太:しょうた:Shota 直子:なおこ:Naoko 大輔:だいすけ:Daisuke 恵:めぐみ:Megumi 拓也:たくや:Takuya 千尋:ちひろ:Chihiro 誠:まこと:Makoto 由美:ゆみ:Yumi'

/** An invented local name in both scripts; every family name contains the word for 'sample'. */
export interface LocalName {
  family: string
  given: string
  other: string
  reading: string
}

/** The name of the n-th local person: no two alike for the first 143. */
export function nameLocalPerson(index: number, country: 'JP' | 'KR'): LocalName {
  if (country === 'KR') {
    const [other = '', reading = '', first = ''] = (
      ['예시빛나:예시 빛나:Bitna', '예시하늘:예시 하늘:Haneul'][index % 2] ?? ''
    ).split(':')
    return { family: 'Yesi', given: first, other, reading }
  }
  const [familyKanji = '', familyKana = '', family = ''] = (families.split(' ')[index % 11] ?? '').split(':')
  const [givenKanji = '', givenKana = '', first = ''] = (given.split(' ')[index % 13] ?? '').split(':')
  return {
    family,
    given: first,
    other: `${familyKanji} ${givenKanji}`,
    reading: `${familyKana} ${givenKana}`,
  }
}
