/**
 * Illnesses that clinics and first aid meet and whose names mean little else: a line each, as `table.ts` reads it. Those
 * that everybody talks of, fever, a cold, cancer, models know.
 */
export const ILLNESSES = `
cholera | cólera? | choléra cholérique? | Cholera | cólera? | colera | холера
measles | sarampión | rougeole | Masern | sarampo | morbillo | кір кору? кором?
meningitis | meningitis | méningite | Meningitis Hirnhautentzündung | meningite | meningite | менінгіт
typhoid typhoid_fever typhus? | fiebre_tifoidea tifoidea tifus? | typhoïde fièvre_typhoïde | Typhus | febre_tifoide tifoide tifo? | febbre_tifoide tifoide tifo? | черевний_тиф тиф? тифу? тифом?
dengue dengue_fever | dengue fiebre_del_dengue | dengue | Dengue Denguefieber Dengue-Fieber | dengue | dengue febbre_dengue | денге
hepatitis | hepatitis | hépatite | Hepatitis Leberentzündung | hepatite | epatite | гепатит
rabies rabid? | rabia? antirrábica? antirrábico? rabioso? | rage? antirabique? enragé? | Tollwut | raiva? antirrábica? antirrábico? raivoso? | rabbia? antirabbica? antirabbico? rabbioso? | сказ?
tetanus lockjaw | tétanos tétano antitetánica? antitetánico? | tétanos antitétanique? | Tetanus Wundstarrkrampf | tétano antitetânica? antitetânico? | tetano antitetanica? antitetanico? antitetaniche? | правець правця правцю правцем
scabies | sarna | gale | Krätze? Skabies | sarna escabiose | scabbia | короста
whooping_cough pertussis | tos_ferina tosferina pertussis | coqueluche | Keuchhusten Pertussis | coqueluche | pertosse | кашлюк коклюш
chickenpox chicken_pox varicella | varicela | varicelle | Windpocken Varizellen | catapora varicela | varicella | вітрянка вітряна_віспа вітряної_віспи вітряну_віспу
pneumonia | neumonía pulmonía | pneumonie | Lungenentzündung Pneumonie | pneumonia | polmonite | пневмонія запалення_легень запаленням_легень
epilepsy epileptic? | epilepsia epiléptico? epiléptica? | épilepsie épileptique? | Epilepsie Epileptiker? epileptisch? epileptische? epileptischer? | epilepsia epiléptico? epiléptica? | epilessia epilettico? epilettica? | епілепсія епілептик? епілептич?
appendicitis appendix? | apendicitis | appendicite | Appendizitis Blinddarmentzündung | apendicite | appendicite | апендицит
sepsis septicemia septicaemia blood_poisoning? septic? | sepsis septicemia | septicémie sepsis | Sepsis Blutvergiftung | sepse septicemia | sepsi setticemia | сепсис
anaemia anemia anaemic? anemic? | anemia anémico? anémica? | anémie anémique? | Anämie Blutarmut | anemia anêmico? anêmica? | anemia anemico? anemica? | анемія
tuberculosis tb | tuberculosis tb | tuberculose tb tuberculeux? | Tuberkulose tb tbc | tuberculose tb | tubercolosi tbc tb | туберкульоз
malaria malarial? antimalarial? | malaria paludismo palúdica? palúdico? | paludisme malaria palu? impaludée? | Malaria | malária | malaria | малярія
polio poliomyelitis | polio poliomielitis | polio poliomyélite | Polio Kinderlähmung | poliomielite pólio | polio poliomielite | поліомієліт
leprosy | lepra | lèpre | Lepra Aussatz? | lepra hanseníase | lebbra | проказа? лепра
jaundice jaundiced? yellow? | ictericia ictérico? amarilla? amarillo? | jaunisse ictère jaune? | Gelbsucht Ikterus gelb? | icterícia amarela? amarelo? | ittero itterizia itterico? gialla? giallo? | жовтяниця жовтуха
dysentery | disentería | dysenterie | Dysenterie Ruhr? | disenteria | dissenteria | дизентерія
gangrene | gangrena | gangrène | Gangrän Wundbrand | gangrena | cancrena gangrena | гангрена
mumps | paperas parotiditis | oreillons | Mumps | caxumba papeira | orecchioni parotite | паротит свинка?
diphtheria | difteria | diphtérie | Diphtherie | difteria | difterite | дифтерія
yellow_fever | fiebre_amarilla | fièvre_jaune | Gelbfieber | febre_amarela | febbre_gialla | жовта_гарячка жовту_гарячку жовтої_гарячки жовта_лихоманка жовту_лихоманку жовтої_лихоманки
eczema | eczema eccema dermatitis? | eczéma | Ekzem | eczema | eczema | екзема
hernia slipped_disc? slipped_a_disc? | hernia | hernie | Leistenbruch Hernie? Bruch? | hérnia | ernia | грижа
kidney_stones kidney_stone | cálculos_renales cálculo_renal piedras_en_el_riñón piedras_en_los_riñones piedra_en_el_riñón cálculos? litiasis? | calculs_rénaux calcul_rénal calculs? calcul? | Nierensteine Nierenstein | pedras_nos_rins pedra_nos_rins pedra_no_rim cálculos_renais cálculo_renal cálculos? | calcoli_renali calcolo_renale calcoli? | камені_в_нирках каміння_в_нирках камінь_у_нирці камені?
gallstones gallstone | cálculos_biliares piedras_en_la_vesícula litiasis? | calculs_biliaires calcul_biliaire | Gallensteine Gallenstein | pedras_na_vesícula pedra_na_vesícula cálculos_biliares | calcoli_biliari | камені_в_жовчному_міхурі жовчні_камені
preeclampsia pre-eclampsia | preeclampsia | prééclampsie pré-éclampsie | Präeklampsie | pré-eclâmpsia preeclâmpsia | preeclampsia pre-eclampsia | прееклампсія
eclampsia | eclampsia | éclampsie | Eklampsie | eclâmpsia | eclampsia | еклампсія
miscarriage miscarried? | aborto_espontáneo aborto? | fausse_couche fausses_couches | Fehlgeburt | aborto_espontâneo aborto? | aborto_spontaneo aborto? | викидень викидня викидню викидні
hypothermia hypothermic? exposure? | hipotermia hipotérmico? | hypothermie hypotherme? | Unterkühlung Hypothermie unterkühlt? | hipotermia | ipotermia ipotermico? ipotermica? | гіпотермія переохолодження?
frostbite | congelación? congelaciones? congelamiento? congelados? | gelures engelures? gelée? gelés? gelure? | Erfrierungen Erfrierung erfroren? erfrorene? | congelamento? queimadura_de_frio queimaduras_de_frio | congelamento? congelamenti? geloni? congelate? congelati? | обмороження?
gonorrhoea gonorrhea | gonorrea | gonorrhée blennorragie | Gonorrhoe Gonorrhö Tripper | gonorreia | gonorrea | гонорея
syphilis | sífilis | syphilis | Syphilis | sífilis | sifilide | сифіліс
bronchitis | bronquitis | bronchite | Bronchitis | bronquite | bronchite | бронхіт
arthritis arthritic? | artritis artrítico? artrítica? artríticas? | arthrite arthritique? | Arthritis | artrite | artrite | артрит
migraine | migraña jaqueca | migraine | Migräne | enxaqueca | emicrania | мігрень
leukaemia leukemia | leucemia | leucémie | Leukämie | leucemia | leucemia | лейкемія лейкоз
rubella german_measles | rubéola | rubéole | Röteln | rubéola | rosolia | краснуха
cystitis | cistitis | cystite | Blasenentzündung Zystitis | cistite | cistite | цистит
tonsillitis | amigdalitis anginas? | amygdalite angine? | Mandelentzündung Tonsillitis Angina? | amigdalite | tonsillite | тонзиліт ангіна?
gastritis | gastritis | gastrite | Gastritis | gastrite | gastrite | гастрит
conjunctivitis pink_eye? pinkeye? | conjuntivitis | conjonctivite | Bindehautentzündung Konjunktivitis | conjuntivite | congiuntivite | кон'юнктивіт
thrombosis clot? | trombosis coágulo? | thrombose phlébite? caillot? | Thrombose Gerinnsel? | trombose coágulo? | trombosi coagulo? | тромбоз
encephalitis | encefalitis | encéphalite | Enzephalitis | encefalite | encefalite | енцефаліт
scurvy | escorbuto | scorbut | Skorbut | escorbuto | scorbuto | цинга
smallpox | viruela | variole | Pocken | varíola | vaiolo | віспа? віспу? віспи? натуральна_віспа
botulism | botulismo | botulisme | Botulismus | botulismo | botulismo | ботулізм
cirrhosis | cirrosis | cirrhose | Zirrhose Leberzirrhose | cirrose | cirrosi | цироз
pancreatitis | pancreatitis | pancréatite | Pankreatitis | pancreatite | pancreatite | панкреатит
psoriasis | psoriasis | psoriasis | Psoriasis Schuppenflechte | psoríase | psoriasi | псоріаз
glaucoma | glaucoma | glaucome | Glaukom | glaucoma | glaucoma | глаукома
asthma asthmatic? | asma asmático? asmática? | asthme asthmatique? | Asthma Asthmatiker? | asma asmático? asmática? | asma asmatico? asmatica? asmatici? | астма астматик? астматич?
diabetes diabetic? | diabetes diabético? diabética? azúcar? | diabète diabétique? | Diabetes Zuckerkrankheit Diabetiker? Diabetikerin? | diabetes diabético? diabética? | diabete diabetico? diabetica? diabetici? | діабет діабетик? діабетич?
haemorrhoids hemorrhoids piles? | hemorroides almorranas | hémorroïdes | Hämorrhoiden Hämorriden | hemorroidas hemorroides | emorroidi | геморой
sciatica | ciática | sciatique | Ischias | ciática | sciatica | ішіас
leishmaniasis | leishmaniasis | leishmaniose | Leishmaniose | leishmaniose | leishmaniosi | лейшманіоз
schistosomiasis bilharzia | esquistosomiasis bilharzia bilharziasis | bilharziose schistosomiase | Bilharziose Schistosomiasis | esquistossomose | schistosomiasi | шистосомоз більгарціоз
`;
