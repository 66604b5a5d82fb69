/**
 * What companies offer and seek, without words: facts the five languages put into sentences.
 * The order of `edges` is the order of the two sentences each language gives for the item.
 */
export interface CatalogueItem {
  id: string
  technologies: string[]
  applications: string[]
  customers: string[]
  /** Data-sheet values: each part is the choices and the unit. Empty for services. */
  spec: { choices: number[]; unit: string }[]
  /** Items that a maker of this one buys or needs as a service. */
  seeks: string[]
  /** For each of the two sentences: the range of its numbers {a} and {b} as [low, high, step]. */
  edges: [[Range, Range], [Range, Range]]
}

type Range = [number, number, number]

/** id | technologies | applications | customers | spec | seeks | first edge a, b | second edge a, b */
const rows = `
femto-laser | femtosecond-laser | cornea cataract neuro stent | eye devices research | 1030,1040,515,1045 nm; 180,250,290,350,400 fs; 5,8,10,20,40 W | coating scanner testing distribution | 0.3-1.5-0.1 8-72-4 | 4-14-0.5 2-9-1
swept-source | swept-source-laser,oct | retina coronary caries glaucoma | devices eye | 1060,1310,1050 nm; 100,200,250,400 kHz; 80,100,110,130 nm | oct-engine coating testing distribution | 0.2-1.2-0.1 200-1000-50 | 40-180-10 120-2400-40
sled | superluminescent-diode,oct | retina skin glaucoma coronary | devices catheters | 840,850,880,1310 nm; 30,45,60,90,160 nm; 5,10,15,25 mW | oct-engine testing contract-manufacturing | 0.1-0.6-0.05 45-75-5 | 96-336-24 91-99-1
seed-laser | fibre-laser | retina neuro stent prostate | devices research | 1064,1030,1550,976 nm; 5,20,50,120 mW; 2,8,50,100 kHz | femto-laser oct-engine distribution testing | 2-90-4 50-900-50 | 1.2-4.8-0.3 2-18-2
diode-laser | diode-laser,photobiomodulation | veins wound dental prostate | hospitals dentists devices | 445,635,808,980,1470 nm; 3,5,10,15,60 W | hollow-fibre regulatory distribution clinical-studies | 1-4-0.5 200-900-50 | 20-180-10 18-45-3
erbium-laser | erbium-laser | dental jaw bone skin | dentists hospitals devices | 2940,2790 nm; 150,300,500,1000 mJ; 10,25,50,100 Hz | hollow-fibre clinical-studies distribution regulatory | 4-14-1 90-220-10 | 0.4-2.4-0.2 38-47-1
thulium-laser | thulium-fibre-laser,laser-lithotripsy | kidney prostate | hospitals devices | 1940,1908 nm; 35,50,60,100 W; 300,1000,2000 Hz | hollow-fibre chip-endoscope distribution clinical-studies | 60-240-20 0.5-2-0.1 | 120-240-10 10-16-2
uvc-led | uv-c-led,uv-disinfection | endoscopes air | hospitals devices endoscopy | 265,275,280 nm; 40,80,120,300 mW; 8,15,30 cm² | testing distribution regulatory | 0.8-3.2-0.2 4-22-2 | 5000-14000-500 70-88-1
led-panel | phototherapy,photobiomodulation | jaundice wound keratosis | hospitals dermatology | 415,460,630,850 nm; 30,45,80,120 mW/cm² | clinical-studies distribution regulatory ppg-sensor | 4-12-1 300-2400-100 | 180-900-20 40-90-10
hollow-fibre | hollow-core-fibre | kidney dental cornea bone | devices catheters | 200,272,365,500 µm; 1030,1940,2940 nm; 20,50,100 W | erbium-laser thulium-laser testing distribution | 10-90-5 3-14-1 | 0.05-0.6-0.05 20-200-20
fibre-bundle | imaging-fibre-bundle | lung bladder colon coronary | endoscopy catheters research | 0.3,0.5,0.8,1.2 mm; 10000,18000,30000,50000 px | micro-optics fluor-endoscope distribution testing | 8-40-2 2-9-1 | 60-900-30 0.3-2.1-0.2
fbg-sensor | fibre-bragg-grating,distributed-fibre-sensing | catheter robot brain | catheters devices research | 125,80,155 µm; 1550,850,1310 nm; 24,48,100 Hz | contract-manufacturing micromachining clinical-studies testing | 0.3-1.8-0.1 60-1000-20 | 2-40-2 4-9-1
micro-optics | micro-optics,freeform-optics,two-photon-polymerisation | lung colon bladder retina | endoscopy devices | 0.35,0.5,0.9,1.4 mm; 70,90,110,140 ° | chip-endoscope fibre-bundle coating distribution | 0.8-4.6-0.2 20-220-10 | 0.4-1.9-0.1 70-160-5
coating | optical-coating | margin lymph leukaemia sepsis | devices research laboratories | 525,785,830,1064 nm; 4,6,7 OD; 12.5,25,50 mm | fluor-endoscope flow-cytometer raman-probe testing | 4-8-0.5 91-98-1 | 0.5-3.5-0.5 60-125-5
scanner | mems-scanner,adaptive-optics | retina skin caries neuro | devices research eye | 1.2,2.4,3.6,5 mm; 0.4,1.3,4,21 kHz; 8,14,30 ° | oct-engine contract-manufacturing testing distribution | 2-60-2 500-2500-250 | 0.5-6-0.5 6-24-1
spad | spad-array,fluorescence-lifetime | neonate stroke brain organoid | devices research | 32,128,512,1024 px; 40,60,95 ps; 16,25,50 µm | nirs lightsheet contract-manufacturing testing | 38-120-2 15-300-15 | 20-400-20 80-950-30
hyperspectral | hyperspectral-imaging,multispectral-imaging | wound bowel burn margin | hospitals devices research | 500,400,600 nm; 900,1000,1700 nm; 2,5,12 Mpx | ai-imaging clinical-studies distribution phantom | 0.5-6-0.5 40-600-20 | 16-200-8 12-90-3
spectrometer | miniature-spectrometer | oxygen caries jaundice glucose | devices wearables research | 340,450,900 nm; 850,1050,1700 nm; 1.5,4,8 nm | raman-probe contract-manufacturing distribution testing | 0.9-14-0.5 2-30-2 | 0.02-0.3-0.02 50-1200-50
raman-probe | raman-spectroscopy,sers | brain margin sepsis antibiotic | hospitals laboratories research | 785,671,830 nm; 4,6,9 cm⁻¹; 30,80,150 mW | spectrometer coating clinical-studies ai-imaging distribution | 0.5-12-0.5 0.9-3.6-0.1 | 120-900-15 86-97-1
oct-engine | oct,oct-angiography | retina coronary skin caries | eye devices catheters | 3,5,7,10 µm; 50,100,200,400 kHz; 3,6,12 mm | swept-source sled seed-laser scanner clinical-studies ai-imaging distribution | 2.5-9-0.5 98-110-1 | 3-18-1 3-12-1
photoacoustic | photoacoustic-imaging | margin skin wound lymph | hospitals research | 680,532,1064 nm; 970,1200 nm; 10,20,50 Hz | seed-laser phantom clinical-studies distribution | 35-250-5 3-32-1 | 6-90-3 18-140-4
fluor-endoscope | fluorescence-endoscopy,fluorescence-guided-surgery | bowel liver lymph bladder | hospitals endoscopy | 785,805 nm; 835,850 nm; 30,60 Hz | coating fibre-bundle ai-imaging clinical-studies distribution | 20-110-5 5-80-5 | 160-420-10 100-1200-50
chip-endoscope | chip-on-tip,micro-optics | lung kidney bladder catheter | hospitals endoscopy | 1.1,1.6,2.8,3.4 mm; 160,400,720 px; 90,120 ° | micro-optics fibre-bundle contract-manufacturing distribution clinical-studies | 0.9-3.8-0.1 60-240-10 | 0.6-1.8-0.1 60-1800-30
ppg-sensor | photoplethysmography,pulse-oximetry | afib pressure oxygen | wearables intensive devices | 525,660,940 nm; 2.3,3.1,4.7 mm; 25,64,128 Hz | spectrometer clinical-studies ai-imaging distribution contract-manufacturing | 9-140-5 25-256-25 | 31-78-1 24-320-8
nirs | nirs,diffuse-optics | neonate stroke brain | intensive hospitals | 690,760,785 nm; 830,850 nm; 8,16,32 ch | spad clinical-studies distribution regulatory phantom | 2-6-0.5 30-480-10 | 8-48-4 6-30-2
mir-sensor | infrared-spectroscopy,quantum-cascade-laser | glucose drug | wearables devices | 8.5,9.2,9.7 µm; 1,2.5,6 mm; 10,50,200 Hz | biosensor-chip clinical-studies ppg-sensor regulatory | 8-17-1 18-160-4 | 2-9-0.5 12-140-4
biosensor-chip | photonic-integrated-circuit,surface-plasmon-resonance | sepsis troponin antibiotic | laboratories hospitals devices | 850,1310,1550 nm; 8,16,64 ch; 10,25,60 µL | sled contract-manufacturing clinical-studies testing distribution | 2-80-2 6-25-1 | 4-64-4 8-60-4
flow-cytometer | flow-cytometry | leukaemia cart sepsis | laboratories pharma hospitals | 405,488 nm; 561,640 nm; 8,13,21 ch | diode-laser coating ai-imaging distribution testing | 8000-60000-1000 14-48-2 | 0.4-2.4-0.2 100-3000-100
lightsheet | light-sheet-microscopy,multiphoton-microscopy,super-resolution-microscopy | organoid neuro drug cart | research pharma | 488,561,920 nm; 0.3,0.5,1.1 µm; 25,100,200 Hz | femto-laser spad ai-imaging distribution | 2-24-1 3-50-1 | 24-240-12 4-60-4
slide-scanner | digital-pathology | pathology leukaemia margin | pathologists laboratories | 0.12,0.25,0.5 µm; 20,40,60 ×; 2.3,4.2,9 Mpx | ai-imaging distribution regulatory clinical-studies | 40-400-20 30-180-10 | 0.5-3-0.25 8000-90000-2000
fundus | fundus-imaging | diabetic glaucoma retina | eye hospitals | 45,60,90,120 °; 5,12,24 Mpx | ai-imaging scanner distribution clinical-studies | 2-3.8-0.2 2-9-1 | 2-8-1 88-98-1
ai-imaging | image-analysis | diabetic colon margin pathology | hospitals devices eye | 12,25,60 ms; 92,94,97 % | fundus slide-scanner oct-engine clinical-studies regulatory distribution | 15-180-5 88-98-1 | 3000-240000-1000 4-38-1
osteotome | laser-osteotomy,erbium-laser | bone jaw robot | hospitals devices | 2940,1064 nm; 0.2,0.4,0.6 mm; 4,8,12 W | erbium-laser hollow-fibre oct-engine clinical-studies regulatory | 2-18-1 0.1-0.6-0.05 | 50-900-50 2-14-1
micromachining | laser-micromachining,femtosecond-laser | stent implant catheter | catheters devices | 8,12,20 µm; 343,515,1030 nm; 20,50,100 W | femto-laser testing distribution scanner | 8-25-1 150-2400-50 | 0.3-3.2-0.1 4-7-1
phantom | tissue-phantom,diffuse-optics | margin oxygen neonate skin | devices research laboratories | 0.01,0.02,0.1 mm⁻¹; 0.5,1,2 mm⁻¹; 400,650 nm | testing distribution nirs | 1-6-0.5 12-60-6 | 4-24-2 5-40-5
pdt-system | photodynamic-therapy | keratosis bladder lung | dermatology hospitals | 630,652,690 nm; 37,75,150 J/cm²; 1,2,5 W | diode-laser led-panel clinical-studies regulatory distribution | 2-8-1 20-150-10 | 8-35-1 24-900-12
distribution | - | - | hospitals laboratories | | oct-engine fundus diode-laser ppg-sensor fluor-endoscope led-panel thulium-laser | 6-80-2 40-900-20 | 8-60-2 4-48-4
clinical-studies | - | - | devices | | hyperspectral raman-probe nirs oct-engine pdt-system osteotome photoacoustic | 3-28-1 80-2400-40 | 5-14-1 2-9-1
regulatory | - | - | devices | | distribution clinical-studies testing | 12-140-4 7-19-1 | 4-15-1 15-160-5
contract-manufacturing | - | - | devices catheters endoscopy | | micro-optics coating fbg-sensor scanner chip-endoscope | 120-2400-60 20-500-20 | 0.5-6-0.5 91-99-1
testing | - | - | devices | | phantom spectrometer distribution | 14-90-2 5-25-1 | 40-600-20 6-120-6
`

function readRange(text: string): Range {
  const [low = 0, high = 0, step = 1] = text.split('-').map(Number)
  return [low, high, step]
}

function readEdge(text: string): [Range, Range] {
  const [a = '', b = ''] = text.split(' ')
  return [readRange(a), readRange(b)]
}

function readList(text: string): string[] {
  return text === '-' ? [] : text.split(/[ ,]+/)
}

function readSpec(text: string): CatalogueItem['spec'] {
  if (text === '') return []
  return text.split(';').map(part => {
    const [choices = '', unit = ''] = part.trim().split(' ')
    return { choices: choices.split(',').map(Number), unit }
  })
}

/** All products and services of the sample's companies. */
export const catalogue: CatalogueItem[] = rows
  .trim()
  .split('\n')
  .map(row => {
    const cells = row.split('|').map(cell => cell.trim())
    const [
      id = '',
      technologies = '',
      applications = '',
      customers = '',
      spec = '',
      seeks = '',
      first = '',
      second = '',
    ] = cells
    return {
      id,
      technologies: readList(technologies),
      applications: readList(applications),
      customers: readList(customers),
      spec: readSpec(spec),
      seeks: readList(seeks),
      edges: [readEdge(first), readEdge(second)],
    }
  })

/** Services: offered by some companies and by institutions, sought by many. They have no data sheet. */
export const services = [
  'distribution',
  'clinical-studies',
  'regulatory',
  'contract-manufacturing',
  'testing',
]

/** Finds an item by its id; throws for an id that the catalogue lacks. */
export function getItem(id: string): CatalogueItem {
  const item = catalogue.find(candidate => candidate.id === id)
  if (!item) throw new Error(`The catalogue has no item ${id}`)
  return item
}
