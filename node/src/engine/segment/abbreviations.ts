/** Words that take a full stop without ending a sentence, lower case, without their last stop. */
export interface Abbreviations {
  /** Something always follows them: titles, streets. */
  readonly bound: ReadonlySet<string>;
  /** Bound only before a number: "No. 5", not "I said no." */
  readonly numbered: ReadonlySet<string>;
  /** They may end a sentence: a capital after them starts a new one. */
  readonly free: ReadonlySet<string>;
}

interface Lists {
  readonly bound: string;
  readonly numbered: string;
  readonly free: string;
}

/** Latin, titles and measures that the languages here share. */
const SHARED: Lists = {
  bound: 'vs cf dr st lt sgt capt col gen prof e.g i.e approx ca',
  numbered: 'no nr fig vol tel p pp ch art ext max min n.º nº',
  free: 'etc a.m p.m sec hr hrs km cm mm kg lb lbs oz ft temp',
};

const BY_LANGUAGE: Record<string, Lists> = {
  en: {
    bound:
      'mr mrs ms messrs rev hon pres gov sen supt det cpl pvt cmdr adm maj dept est mt viz ave blvd rd hwy',
    numbered: 'apt jan feb apr jun jul aug sept oct nov dec',
    free: 'inc ltd co corp jr sr ed al ph.d m.d b.c a.d u.s u.k tab tabs yr yrs tsp tbsp',
  },
  es: {
    bound:
      'sr sra sres srta sto sta d dña dra ud uds vd vds lic ing arq gral cnel tte av avda p.ej ej dpto prov',
    numbered: 'núm num pág pag págs cap hab',
    free: 'ee.uu s.a s.l izq dcha aprox comp',
  },
  fr: { bound: 'mme mlle mlles mgr bd av ste p.ex ex c.-à-d', numbered: 'chap tél', free: 'env comp' },
  de: {
    bound: 'hr hrn fr frl str bzw z.b d.h u.a o.ä ggf evtl inkl zzgl',
    numbered: 'abs',
    free: 'usw u.s.w bspw',
  },
  pt: { bound: 'sr sra srta dra eng av p.ex ex', numbered: 'núm pág', free: 'aprox ltda' },
  it: {
    bound:
      'sig sigg sig.ra sig.na dott dott.ssa prof.ssa ing avv arch geom rag mons on p.es es v.le p.zza c.so',
    numbered: 'pag pagg n num cap',
    free: 'ecc s.r.l s.p.a',
  },
  ru: { bound: 'ул им т.е т.к гл рис см', numbered: 'д кв стр', free: 'г др пр т.д т.п руб' },
  uk: {
    bound: 'вул буд просп пр-т пл бул пров ім гл рис див напр проф акад інж св т.зв',
    numbered: 'кв стор с п пп ст каб под пов тел р-н',
    free: 'м р рр ін т.д т.п грн коп тис млн млрд хв год сек с.ш сх.д н.е обл смт табл',
  },
  tr: { bound: 'doç yrd bkz örn cad sok mah av', numbered: '', free: 'vb' },
  id: { bound: 'bpk sdr tn ny jl drs ir', numbered: 'hlm', free: 'dll dsb dst' },
};

const words = (shared: string, own = '') => new Set(`${shared} ${own}`.trim().split(' '));

const SHARED_ONLY: Abbreviations = {
  bound: words(SHARED.bound),
  numbered: words(SHARED.numbered),
  free: words(SHARED.free),
};

const TABLES = new Map<string, Abbreviations>(
  Object.entries(BY_LANGUAGE).map(([language, own]) => [
    language,
    {
      bound: words(SHARED.bound, own.bound),
      numbered: words(SHARED.numbered, own.numbered),
      free: words(SHARED.free, own.free),
    },
  ]),
);

export function abbreviationsOf(language: string): Abbreviations {
  return TABLES.get(language) ?? SHARED_ONLY;
}

/** Languages that write ordinals with a full stop ("am 3. Mai"). */
export function dotsOrdinals(language: string): boolean {
  return language === 'de' || language === 'tr';
}
