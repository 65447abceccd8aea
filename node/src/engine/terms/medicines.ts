/**
 * Medicines by their international names (WHO, Model List of Essential Medicines), those that clinics and first aid use:
 * a line each, as `table.ts` reads it.
 */
export const MEDICINES = `
paracetamol acetaminophen tylenol panadol | paracetamol acetaminofén | paracétamol acétaminophène doliprane | Paracetamol Acetaminophen | paracetamol acetaminofeno | paracetamolo acetaminofene tachipirina | парацетамол ацетамінофен
ibuprofen | ibuprofeno | ibuprofène | Ibuprofen | ibuprofeno | ibuprofene | ібупрофен
aspirin acetylsalicylic | aspirina acetilsalicílico | aspirine acétylsalicylique | Aspirin Acetylsalicylsäure | aspirina acetilsalicílico | aspirina acetilsalicilico | аспірин ацетилсаліцилова
diclofenac | diclofenaco | diclofénac | Diclofenac | diclofenaco | diclofenac | диклофенак
naproxen | naproxeno | naproxène | Naproxen | naproxeno | naprossene | напроксен
ketorolac | ketorolaco | kétorolac | Ketorolac | cetorolaco | ketorolac | кеторолак
metamizole dipyrone | metamizol dipirona | métamizole dipyrone noramidopyrine | Metamizol Novalgin | dipirona metamizol | metamizolo dipirone | метамізол анальгін
morphine | morfina | morphine | Morphin Morphium | morfina | morfina | морфін морфій
tramadol | tramadol | tramadol | Tramadol | tramadol | tramadolo | трамадол
codeine | codeína | codéine | Codein Kodein | codeína | codeina | кодеїн
fentanyl | fentanilo | fentanyl | Fentanyl | fentanil fentanila | fentanil fentanyl | фентаніл
pethidine meperidine | petidina meperidina | péthidine mépéridine | Pethidin | petidina meperidina | petidina meperidina | петидин
methadone | metadona | méthadone | Methadon | metadona | metadone | метадон
naloxone | naloxona | naloxone | Naloxon | naloxona | naloxone | налоксон
ketamine | ketamina | kétamine | Ketamin | cetamina ketamina | ketamina | кетамін
lidocaine lignocaine | lidocaína | lidocaïne | Lidocain | lidocaína | lidocaina | лідокаїн
midazolam | midazolam | midazolam | Midazolam | midazolam | midazolam | мідазолам
diazepam | diazepam | diazépam | Diazepam | diazepam | diazepam | діазепам
lorazepam | lorazepam | lorazépam | Lorazepam | lorazepam | lorazepam | лоразепам
phenobarbital phenobarbitone | fenobarbital | phénobarbital | Phenobarbital | fenobarbital | fenobarbital fenobarbitale | фенобарбітал
phenytoin | fenitoína | phénytoïne | Phenytoin | fenitoína | fenitoina | фенітоїн
carbamazepine | carbamazepina | carbamazépine | Carbamazepin | carbamazepina | carbamazepina | карбамазепін
valproate | valproato | valproate | Valproat | valproato | valproato | вальпроат
haloperidol | haloperidol | halopéridol | Haloperidol | haloperidol | aloperidolo | галоперидол
chlorpromazine | clorpromazina | chlorpromazine | Chlorpromazin | clorpromazina | clorpromazina | хлорпромазин аміназин
fluoxetine | fluoxetina | fluoxétine | Fluoxetin | fluoxetina | fluoxetina | флуоксетин
sertraline | sertralina | sertraline | Sertralin | sertralina | sertralina | сертралін
amitriptyline | amitriptilina | amitriptyline | Amitriptylin | amitriptilina | amitriptilina | амітриптилін
penicillin | penicilina | pénicilline | Penicillin Penizillin | penicilina | penicillina | пеніцилін
benzylpenicillin | bencilpenicilina | benzylpénicilline | Benzylpenicillin | benzilpenicilina | benzilpenicillina | бензилпеніцилін
amoxicillin amoxycillin amox | amoxicilina | amoxicilline | Amoxicillin | amoxicilina | amoxicillina | амоксицилін
ampicillin | ampicilina | ampicilline | Ampicillin | ampicilina | ampicillina | ампіцилін
cloxacillin | cloxacilina | cloxacilline | Cloxacillin | cloxacilina | cloxacillina | клоксацилін
cefalexin cephalexin | cefalexina | céfalexine | Cefalexin | cefalexina | cefalexina | цефалексин
cefazolin | cefazolina | céfazoline | Cefazolin | cefazolina | cefazolina | цефазолін
cefixime | cefixima | céfixime | Cefixim | cefixima | cefixima | цефіксим
cefuroxime | cefuroxima | céfuroxime | Cefuroxim | cefuroxima | cefuroxima | цефуроксим
ceftriaxone | ceftriaxona | ceftriaxone | Ceftriaxon | ceftriaxona | ceftriaxone | цефтріаксон
gentamicin gentamycin | gentamicina | gentamicine | Gentamicin | gentamicina | gentamicina | гентаміцин
ciprofloxacin | ciprofloxacino ciprofloxacina | ciprofloxacine | Ciprofloxacin | ciprofloxacino ciprofloxacina | ciprofloxacina | ципрофлоксацин
levofloxacin | levofloxacino levofloxacina | lévofloxacine | Levofloxacin | levofloxacino levofloxacina | levofloxacina | левофлоксацин
azithromycin | azitromicina | azithromycine | Azithromycin | azitromicina | azitromicina | азитроміцин
erythromycin | eritromicina | érythromycine | Erythromycin | eritromicina | eritromicina | еритроміцин
clarithromycin | claritromicina | clarithromycine | Clarithromycin | claritromicina | claritromicina | кларитроміцин
clindamycin | clindamicina | clindamycine | Clindamycin | clindamicina | clindamicina | кліндаміцин
doxycycline | doxiciclina | doxycycline | Doxycyclin | doxiciclina | doxiciclina | доксициклін
tetracycline | tetraciclina | tétracycline | Tetracyclin Tetrazyklin | tetraciclina | tetraciclina | тетрациклін
metronidazole | metronidazol | métronidazole | Metronidazol | metronidazol | metronidazolo | метронідазол
cotrimoxazole trimoxazole | cotrimoxazol trimoxazol | cotrimoxazole trimoxazole | Cotrimoxazol Trimoxazol | cotrimoxazol trimoxazol | cotrimossazolo cotrimoxazolo | котримоксазол бісептол
vancomycin | vancomicina | vancomycine | Vancomycin | vancomicina | vancomicina | ванкоміцин
meropenem | meropenem | méropénem | Meropenem | meropenem | meropenem | меропенем
chloramphenicol | cloranfenicol | chloramphénicol | Chloramphenicol | cloranfenicol | cloramfenicolo | хлорамфенікол левоміцетин
nitrofurantoin | nitrofurantoína | nitrofurantoïne | Nitrofurantoin | nitrofurantoína | nitrofurantoina | нітрофурантоїн
isoniazid | isoniazida | isoniazide | Isoniazid | isoniazida | isoniazide | ізоніазид
rifampicin rifampin | rifampicina | rifampicine | Rifampicin | rifampicina | rifampicina | рифампіцин
ethambutol | etambutol | éthambutol | Ethambutol | etambutol | etambutolo | етамбутол
pyrazinamide | pirazinamida | pyrazinamide | Pyrazinamid | pirazinamida | pirazinamide | піразинамід
streptomycin | estreptomicina | streptomycine | Streptomycin | estreptomicina | streptomicina | стрептоміцин
fluconazole | fluconazol | fluconazole | Fluconazol | fluconazol | fluconazolo | флуконазол
clotrimazole | clotrimazol | clotrimazole | Clotrimazol | clotrimazol | clotrimazolo | клотримазол
nystatin | nistatina | nystatine | Nystatin | nistatina | nistatina | ністатин
aciclovir acyclovir | aciclovir | aciclovir | Aciclovir | aciclovir | aciclovir | ацикловір
oseltamivir | oseltamivir | oseltamivir | Oseltamivir | oseltamivir | oseltamivir | осельтамівір
efavirenz | efavirenz | éfavirenz | Efavirenz | efavirenz | efavirenz | ефавіренз
dolutegravir | dolutegravir | dolutégravir | Dolutegravir | dolutegravir | dolutegravir | долутегравір
albendazole | albendazol | albendazole | Albendazol | albendazol | albendazolo | альбендазол
mebendazole | mebendazol | mébendazole | Mebendazol | mebendazol | mebendazolo | мебендазол
ivermectin | ivermectina | ivermectine | Ivermectin | ivermectina | ivermectina | івермектин
praziquantel | praziquantel | praziquantel | Praziquantel | praziquantel | praziquantel | празиквантел
permethrin | permetrina | perméthrine | Permethrin | permetrina | permetrina | перметрин
artemether | arteméter | artéméther | Artemether | arteméter | artemetere | артеметер
lumefantrine | lumefantrina | luméfantrine | Lumefantrin | lumefantrina | lumefantrina | люмефантрин
artesunate | artesunato | artésunate | Artesunat | artesunato | artesunato | артесунат артезунат
quinine | quinina | quinine | Chinin | quinina | chinino | хінін
chloroquine | cloroquina | chloroquine | Chloroquin | cloroquina | clorochina | хлорохін
primaquine | primaquina | primaquine | Primaquin | primaquina | primachina | примахін
prednisone | prednisona | prednisone | Prednison | prednisona | prednisone | преднізон
prednisolone | prednisolona | prednisolone | Prednisolon | prednisolona | prednisolone | преднізолон
hydrocortisone | hidrocortisona | hydrocortisone | Hydrocortison | hidrocortisona | idrocortisone | гідрокортизон
dexamethasone | dexametasona | dexaméthasone | Dexamethason | dexametasona | desametasone | дексаметазон
salbutamol albuterol | salbutamol albuterol | salbutamol | Salbutamol | salbutamol | salbutamolo | сальбутамол
ipratropium | ipratropio | ipratropium | Ipratropium | ipratrópio | ipratropio | іпратропій
budesonide | budesonida | budésonide | Budesonid | budesonida | budesonide | будесонід
aminophylline | aminofilina | aminophylline | Aminophyllin | aminofilina | aminofillina | амінофілін еуфілін
adrenaline epinephrine epipen | adrenalina epinefrina | adrénaline épinéphrine | Adrenalin Epinephrin | adrenalina epinefrina | adrenalina epinefrina | адреналін епінефрин
noradrenaline norepinephrine | noradrenalina norepinefrina | noradrénaline norépinéphrine | Noradrenalin Norepinephrin | noradrenalina norepinefrina | noradrenalina norepinefrina | норадреналін норепінефрин
atropine | atropina | atropine | Atropin | atropina | atropina | атропін
dopamine | dopamina | dopamine | Dopamin | dopamina | dopamina | дофамін допамін
insulin | insulina | insuline | Insulin | insulina | insulina | інсулін
metformin | metformina | metformine | Metformin | metformina | metformina | метформін
glibenclamide glyburide | glibenclamida | glibenclamide | Glibenclamid | glibenclamida | glibenclamide | глібенкламід
gliclazide | gliclazida | gliclazide | Gliclazid | gliclazida | gliclazide | гліклазид
amlodipine | amlodipino amlodipina | amlodipine | Amlodipin | anlodipino amlodipino amlodipina | amlodipina | амлодипін
nifedipine | nifedipino nifedipina | nifédipine | Nifedipin | nifedipino nifedipina | nifedipina | ніфедипін
enalapril | enalapril | énalapril | Enalapril | enalapril | enalapril | еналаприл
captopril | captopril | captopril | Captopril | captopril | captopril | каптоприл
lisinopril | lisinopril | lisinopril | Lisinopril | lisinopril | lisinopril | лізиноприл
losartan | losartán | losartan | Losartan | losartana losartan | losartan | лозартан
atenolol | atenolol | aténolol | Atenolol | atenolol | atenololo | атенолол
propranolol | propranolol | propranolol | Propranolol | propranolol | propranololo | пропранолол
metoprolol | metoprolol | métoprolol | Metoprolol | metoprolol | metoprololo | метопролол
bisoprolol | bisoprolol | bisoprolol | Bisoprolol | bisoprolol | bisoprololo | бісопролол
labetalol | labetalol | labétalol | Labetalol | labetalol | labetalolo | лабеталол
methyldopa | metildopa | méthyldopa | Methyldopa | metildopa | metildopa | метилдопа
hydralazine | hidralazina | hydralazine | Hydralazin | hidralazina | idralazina | гідралазин
furosemide frusemide furo | furosemida | furosémide | Furosemid | furosemida | furosemide | фуросемід
spironolactone | espironolactona | spironolactone | Spironolacton | espironolactona | spironolattone | спіронолактон
hydrochlorothiazide hctz | hidroclorotiazida | hydrochlorothiazide | Hydrochlorothiazid | hidroclorotiazida | idroclorotiazide | гідрохлоротіазид
digoxin | digoxina | digoxine | Digoxin | digoxina | digossina | дигоксин
amiodarone | amiodarona | amiodarone | Amiodaron | amiodarona | amiodarone | аміодарон
nitroglycerin nitroglycerine trinitrate nitro | nitroglicerina | nitroglycérine trinitrine | Nitroglycerin Nitro | nitroglicerina | nitroglicerina | нітрогліцерин
simvastatin | simvastatina | simvastatine | Simvastatin | sinvastatina simvastatina | simvastatina | симвастатин
atorvastatin | atorvastatina | atorvastatine | Atorvastatin | atorvastatina | atorvastatina | аторвастатин
warfarin | warfarina | warfarine | Warfarin | varfarina | warfarin | варфарин
heparin | heparina | héparine | Heparin | heparina | eparina | гепарин
enoxaparin clexane | enoxaparina | énoxaparine | Enoxaparin | enoxaparina | enoxaparina | еноксапарин
clopidogrel | clopidogrel | clopidogrel | Clopidogrel | clopidogrel | clopidogrel | клопідогрель
omeprazole | omeprazol | oméprazole | Omeprazol | omeprazol | omeprazolo | омепразол
ranitidine | ranitidina | ranitidine | Ranitidin | ranitidina | ranitidina | ранітидин
metoclopramide | metoclopramida | métoclopramide | Metoclopramid | metoclopramida | metoclopramide | метоклопрамід
ondansetron | ondansetrón | ondansétron | Ondansetron | ondansetrona ondansetron | ondansetron ondansetrone | ондансетрон
loperamide | loperamida | lopéramide | Loperamid | loperamida | loperamide | лоперамід
bisacodyl | bisacodilo | bisacodyl | Bisacodyl | bisacodil | bisacodile | бісакодил
oxytocin | oxitocina | ocytocine oxytocine | Oxytocin | oxitocina ocitocina | ossitocina | окситоцин
misoprostol | misoprostol | misoprostol | Misoprostol | misoprostol | misoprostolo | мізопростол
tranexamic | tranexámico | tranexamique | Tranexamsäure | tranexâmico | tranexamico | транексамова
levonorgestrel | levonorgestrel | lévonorgestrel | Levonorgestrel | levonorgestrel | levonorgestrel | левоноргестрел
levothyroxine | levotiroxina | lévothyroxine | Levothyroxin | levotiroxina | levotiroxina | левотироксин
loratadine | loratadina | loratadine | Loratadin | loratadina | loratadina | лоратадин
cetirizine | cetirizina | cétirizine | Cetirizin | cetirizina | cetirizina | цетиризин
chlorphenamine chlorpheniramine | clorfenamina clorfeniramina | chlorphénamine | Chlorphenamin | clorfenamina clorfeniramina | clorfenamina clorfeniramina | хлорфенамін
promethazine | prometazina | prométhazine | Promethazin | prometazina | prometazina | прометазин
allopurinol | alopurinol | allopurinol | Allopurinol | alopurinol | allopurinolo | алопуринол
colchicine | colchicina | colchicine | Colchicin | colchicina | colchicina | колхіцин
`;
