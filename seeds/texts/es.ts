import { type LanguageTexts, readItems } from './language.ts'

/** id | nombre | complemento | buscado | primer dato | segundo dato */
const items = `
femto-laser | láseres de femtosegundo | - | - | La energía del pulso varía menos de un {a} % en {b} horas de quirófano. | El cabezal de {a} kg, enfriado por aire, cabe bajo el microscopio quirúrgico y arranca en {b} minutos.
swept-source | láseres de barrido | - | - | El barrido es lineal en número de onda con un error del {a} % y ahorra el remuestreo a {b} MS/s. | Una longitud de coherencia de {a} mm muestra el ojo de la córnea a la retina; hay {b} equipos en uso.
sled | diodos superluminiscentes | - | - | El rizado espectral queda por debajo de {a} dB hasta {b} °C de carcasa. | Un rodaje de {a} horas elimina los fallos tempranos; el {b} % de los diodos supera los cinco años.
seed-laser | láseres semilla de fibra | - | - | El ancho de línea queda por debajo de {a} kHz incluso modulado a {b} MHz. | El encapsulado mariposa consume {a} W y mantiene la longitud de onda con un margen de {b} pm.
diode-laser | láseres médicos de diodo | - | - | La potencia en la punta de la fibra varía menos de un {a} % en {b} horas de terapia. | Una sola consola cambia de longitud de onda en {a} ms y cuesta un {b} % menos que dos equipos.
erbium-laser | láseres Er:YAG | - | - | El brazo y la pieza de mano pierden solo un {a} % de la energía en {b} cm. | El tejido duro se elimina a {a} mm³ por segundo y el borde no pasa de {b} °C.
thulium-laser | láseres de fibra de tulio | - | - | Los cálculos quedan en polvo de menos de {a} µm, con un retroceso inferior a {b} mm. | La fibra puede medir solo {a} µm y la consola se conecta a un enchufe de {b} A.
uvc-led | módulos LED UV-C | - | - | Un canal de {a} mm queda desinfectado en {b} minutos. | Tras {a} horas los módulos aún dan el {b} % de su potencia.
led-panel | paneles LED de fototerapia | - | - | La irradiancia varía menos de un {a} % en {b} cm². | El panel textil pesa {a} g y se lava a {b} °C.
hollow-fibre | fibras de núcleo hueco | - | - | La fibra transporta {a} W en una curva de {b} cm de radio. | La atenuación es de {a} dB/m y la punta estéril resiste {b} ciclos de autoclave.
fibre-bundle | haces de fibras de imagen | - | - | Un haz se curva hasta {a} mm de radio y pierde menos de {b} núcleos de cada diez mil. | Pulimos y probamos {a} haces al mes; la diafonía no llega al {b} %.
fbg-sensor | sensores de forma con redes de Bragg | - | - | La posición de la punta se conoce con {a} mm de error, {b} veces por segundo. | Una fuerza de {a} mN se mide dentro de un catéter de {b} French.
micro-optics | microlentes para endoscopios | - | - | El montaje centra las lentes con {a} µm de error en {b} obleas por semana. | La lente distal mide {a} mm y abarca un campo de {b} grados.
coating | filtros y recubrimientos ópticos | - | - | Los filtros bloquean hasta OD {a} y dejan pasar el {b} % en la línea de fluorescencia. | Los flancos se mueven menos de {a} nm entre la temperatura ambiente y {b} °C.
scanner | espejos de barrido MEMS | - | - | El espejo ha resistido {a} mil millones de ciclos y golpes de {b} g. | Un lazo cerrado mantiene la línea con {a} mdeg; el encapsulado mide {b} mm.
spad | matrices de SPAD | - | - | La fluctuación temporal es de {a} ps con {b} cuentas oscuras por segundo. | Los histogramas en el chip dividen el caudal de datos entre {a} y consumen {b} mW.
hyperspectral | cámaras hiperespectrales | - | - | El mapa de oxigenación de {b} cm² está listo {a} segundos después de la toma. | La cámara ve {a} bandas espectrales y se calibró con {b} fantomas de tejido.
spectrometer | espectrómetros en miniatura | - | - | La óptica es un bloque moldeado de {a} cm³ que deriva {b} pm por kelvin. | La luz parásita no llega al {a} % y un lote de {b} piezas sale calibrado.
raman-probe | sondas Raman | - | - | Un espectro tarda {a} segundos con una sonda de {b} mm de diámetro. | En una serie ciega de {a} muestras el resultado coincidió con patología en el {b} % de los casos.
oct-engine | módulos OCT | - | - | La resolución axial en tejido es de {a} µm con una sensibilidad de {b} dB. | El módulo ocupa {a} litros y un cliente lo integra en {b} semanas.
photoacoustic | escáneres fotoacústicos | - | - | Se ven vasos de {a} µm a {b} mm bajo la piel. | Una toma dura {a} segundos sin contraste; se ha medido a {b} voluntarios.
fluor-endoscope | endoscopios de fluorescencia | - | - | Luz blanca y fluorescencia aparecen juntas con {a} ms de retraso; bastan {b} nM de colorante. | El cabezal pesa {a} g y resiste {b} reprocesamientos.
chip-endoscope | endoscopios de un solo uso | - | - | La punta mide {a} mm y cuesta menos de {b} euros en serie. | Imagen, luz y un canal de {a} mm comparten un solo tubo; hay {b} procedimientos documentados.
ppg-sensor | sensores ópticos de pulso | - | - | El módulo consume {a} µA a {b} lecturas por segundo. | Los errores de movimiento bajaron un {a} % en una prueba de marcha con {b} voluntarios.
nirs | oxímetros de tejido | - | - | Absorción y dispersión se miden por separado y se repiten con un {a} % de error en {b} pacientes. | La banda lleva {a} optodos y funciona {b} horas con una carga.
mir-sensor | sensores de infrarrojo medio | - | - | La lectura coincidió con la glucemia capilar con un {a} % de error en {b} voluntarios. | El chip mide {a} mm y consume {b} mW de media.
biosensor-chip | chips fotónicos de biodetección | - | - | El límite de detección es de {a} pg/mL a los {b} minutos. | Un cartucho de {a} canales usa {b} µL de sangre total.
flow-cytometer | citómetros de flujo compactos | - | - | El equipo de mesa cuenta {a} células por segundo y pesa {b} kg. | Los láseres se alinean solos; la deriva no llega al {a} % en {b} pasadas.
lightsheet | microscopios de lámina de luz | - | - | Una muestra transparente de {a} mm se registra en {b} minutos. | Los organoides vivos aguantaron {a} horas a {b} imágenes por hora.
slide-scanner | escáneres de portaobjetos | - | - | Una bandeja de {a} portaobjetos se digitaliza en {b} minutos a plena resolución. | Menos del {a} % de {b} portaobjetos necesitó una segunda pasada.
fundus | retinógrafos portátiles | - | - | La pupila puede medir solo {a} mm y la imagen tarda {b} segundos. | El personal de enfermería lo aprende en {a} horas; el {b} % de sus imágenes fue evaluable.
ai-imaging | programas de análisis de imagen | - | - | La red responde en {a} ms y alcanzó un {b} % de sensibilidad en hospitales que no conocía. | La red aprendió con {a} casos anotados de {b} hospitales y muestra qué píxeles decidieron.
osteotome | osteótomos láser | - | - | Los cortes de {a} mm siguen el plan con {b} mm de error. | La profundidad se mide {a} veces por segundo y el haz se detiene en {b} ms.
micromachining | micropiezas cortadas por láser | - | - | El corte mide {a} µm y no deja marca de calor, en {b} tubos al día. | Tubos de nitinol, magnesio y polímero de hasta {a} mm pasan por una máquina de {b} ejes.
phantom | fantomas ópticos de tejido | - | - | Absorción y dispersión son trazables con un {a} % de error durante {b} meses. | Un juego de {a} fantomas cubre los tipos de piel y vasos de hasta {b} mm de profundidad.
pdt-system | lámparas de terapia fotodinámica | - | - | La dosis se mide durante la sesión; la fuente se detiene con un {a} % de error a {b} J/cm². | Una sesión dura {a} minutos; se ha tratado a {b} pacientes sin ingreso.
distribution | venta y servicio técnico de equipos ópticos | - | distribuidores con servicio técnico propio | {a} técnicos atienden {b} hospitales. | Tenemos recambios de {a} líneas de producto y respondemos en {b} horas.
clinical-studies | estudios clínicos con equipos ópticos | - | socios clínicos para un estudio | Nuestra oficina abrió {a} estudios el año pasado, con {b} pacientes. | El comité de ética tarda {a} semanas de media y el primer paciente entra {b} semanas después.
regulatory | autorización de equipos médicos ópticos | - | asesores para la autorización de equipos | Hemos llevado {a} equipos ópticos a la autorización, el más rápido en {b} meses. | Un análisis de carencias tarda {a} días laborables; tenemos {b} expedientes a nuestro cargo.
contract-manufacturing | montaje de módulos ópticos por encargo | - | fabricantes por encargo con sala blanca | La sala blanca mide {a} m² y las series piloto empiezan en {b} piezas. | Fibra, chip y lente se unen con {a} µm de error; el rendimiento fue del {b} % el año pasado.
testing | ensayos acreditados de equipos de luz y láser | - | laboratorios acreditados de seguridad láser | {a} ensayos están acreditados y un informe tarda {b} días laborables. | Clase láser, CEM y biocompatibilidad bajo un mismo techo: {a} equipos al año, {b} de ellos del extranjero.
`

/** Spanish texts of the sample. */
export const spanish: LanguageTexts = {
  lang: 'es',
  thousands: '.',
  decimal: ',',
  items: readItems(items),
  summaries: [
    '{Items} para {app}: {spec}, fabricación en {city}',
    '{Items} ({spec}) para {app} y para {app2}',
    'Fabricamos {object} para {customers}: {spec}',
    'Desde {city}: {items} para {app}, {spec}',
    '{Items} para {app}, de un equipo de {staff} personas en {city} ({spec})',
    'Desde {year}: {items} para {customers}, {spec}',
  ],
  serviceSummaries: [
    '{Items} para {customers}, en {city} desde {year}',
    '{Items}: {staff} especialistas en {city}',
    '{Items}: {staff} personas para {app}',
  ],
  openings: [
    'Diseñamos y fabricamos {object} para {app}; la serie actual alcanza {spec}.',
    'Nuestros equipos ({items}, {spec}) se usan para {app} y para {app2}.',
    'En {city} producimos {object} para {customers}, sobre todo para {app}.',
    'Un montaje de laboratorio de {year} se ha convertido en una gama: {items} para {app}, {spec}.',
    'Para {customers} suministramos {object} con {spec}, casi siempre para {app}.',
  ],
  serviceOpenings: [
    'Desde {year} ofrecemos {items}, sobre todo para {app}.',
    'En {city}, {staff} personas se ocupan de esto: {items}, en especial para {app}.',
  ],
  facts: [
    'La empresa, fundada en {year}, reúne a {staff} personas en {city} y exporta el {share} % de sus ventas.',
    'Trabajan aquí {staff} personas, un tercio de ellas en desarrollo; el {share} % de las ventas va fuera del país.',
    'Óptica, electrónica y firmware salen de un mismo equipo de {staff} personas en {city}.',
    'Somos independientes desde {year} y dedicamos el {share} % de los ingresos al desarrollo.',
    'El montaje, el ajuste y las pruebas se hacen en {city}, con {staff} personas.',
    'La empresa salió de un laboratorio universitario en {year}; el {share} % de sus clientes está en el extranjero.',
    'Con {staff} personas servimos a {q} países y el {share} % de los pedidos se repite.',
  ],
  proofs: [
    'Hasta hoy han salido {p} equipos y {q} han vuelto para reparación.',
    'Hay un estudio en marcha en {q} hospitales con {p} pacientes.',
    'El sistema de calidad cumple la norma ISO 13485 desde hace {q} años; la última auditoría, de {p} puntos, no halló desviaciones mayores.',
    'Lo utilizan {p} personas en {q} países.',
    'Dos patentes protegen el método; lo respaldan {p} horas de banco y {q} socios clínicos.',
    'Las primeras {p} piezas de la nueva serie se entregaron en {q} meses.',
    'Prestamos un maletín de prueba durante {q} semanas; {p} clientes ya lo han usado.',
  ],
  seconds: [
    'De la misma línea salen también {second} para {app2}.',
    'Para {app2} ofrecemos además {second}.',
    'Un segundo equipo desarrolla {second}.',
  ],
  offers: [
    '{Items}: {spec}. Muestras en {q} semanas, series desde {p} piezas.',
    '{Items} para {app} ({spec}), con adaptación a su carcasa en {q} semanas.',
    'Licencia o suministro: {items} con {spec}, {p} piezas al año.',
    '{Items}, {spec}, con ayuda para la integración y préstamo durante {q} semanas.',
  ],
  serviceOffers: [
    '{Items}, también para {app}; primera cita en {q} días laborables.',
    '{Items}: precio cerrado, {p} proyectos hasta hoy.',
  ],
  needs: [
    'Queremos comprar {sought} para {app}, unas {p} piezas al año.',
    'Para el próximo modelo necesitamos {sought} que un equipo pequeño pueda integrar en {q} semanas.',
    'Buscamos {sought}, a ser posible con referencias médicas; primer pedido de {p} piezas.',
    'Desarrollo conjunto: buscamos {sought}, con un prototipo en {q} meses.',
  ],
  serviceNeeds: [
    'Buscamos {sought} {market}.',
    'Para {app} {market} buscamos {sought}, con inicio en {q} meses.',
    'Nos gustaría encontrar {sought} {market}, para {p} equipos al principio.',
  ],
  institutionOpenings: [
    'En {city} investigan {staff} personas, con un tema central: {items} para {app}.',
    'Nuestros grupos de {city} abren sus laboratorios a las empresas: {items} para {app}.',
    'Desde {year} llevamos {object} de la mesa óptica a la clínica, sobre todo para {app}.',
  ],
  institutionFacts: [
    'Las empresas reservaron {p} días de laboratorio el año pasado, {q} de ellas por primera vez.',
    'En tres años hemos llevado {q} proyectos conjuntos con {r} socios.',
    'Un interlocutor responde a las empresas en {q} días laborables; el {share} % del presupuesto viene de la industria.',
  ],
  objectives: [
    'Dos acuerdos de confidencialidad firmados y un equipo en préstamo en {q} semanas ({items}).',
    'Cinco conversaciones sobre {object} para {app}; al menos un centro que dé fecha para un estudio.',
    'Un pedido del maletín de prueba ({spec}) y dos citas de seguimiento con fecha.',
    'Tres promesas de visita a {city}, una de ellas antes de que acabe el trimestre.',
  ],
  requestsOffering: [
    'En sus equipos podrían encajar nuestros productos: {items} ({spec}). {edge} ¿Podemos llevar una muestra?',
    'Ustedes buscan {sought}. Nosotros alcanzamos {spec}. {edge} ¿Encaja con {name}?',
    'Para {app} hacen falta {items}, y los fabricantes suelen tardar; desde {city} servimos en {q} semanas. {edge}',
  ],
  requestsOfferingService: [
    'Ustedes buscan {sought}. {edge} ¿Repasamos con {name} el proyecto en una reunión?',
    '{edge} Para {name} podríamos empezar en {q} semanas; ¿qué datos tienen ya?',
  ],
  requestsSeeking: [
    'Ustedes ofrecen {object}. Para {app} necesitamos justo eso, unas {p} piezas al año.',
    'A nuestro equipo ({spec}) le falta una cosa: {sought}. ¿Sería posible una entrega en {q} meses?',
    'Hemos comparado tres fuentes de {items}; {name} es la que mejor conoce el campo. ¿Hablamos de cantidades?',
  ],
  requestsSeekingService: [
    'Buscamos {sought}, y {name} está en nuestra lista corta. Nuestros datos: {spec}.',
    'Para {app} buscamos {sought}; los primeros {p} equipos estarían listos en {q} meses.',
  ],
  accepts: [
    'Con mucho gusto. Por favor, traigan la ficha técnica.',
    'Sí, vendrá también nuestra jefa de desarrollo.',
    'De acuerdo; nos interesa sobre todo la vida útil.',
  ],
  declines: ['Acabamos de elegir a otro proveedor.', 'No entra en nuestros planes de este año.', ''],
}
