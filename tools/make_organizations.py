"""Write organizations.tsv, metonyms.tsv and groups.tsv from the lists kept here.

Usage: make_organizations.py TABLES_DIR

The tables are then mended by hand. Source of all rows: public knowledge.
"""

import sys
from pathlib import Path

from graph.identity import slug
from tools.make_leaders import save

INTERNATIONAL = """United Nations;UN,U.N.,UNO
United Nations Security Council;UNSC;UN Security Council,U.N. Security Council,Security Council
United Nations General Assembly;UNGA;UN General Assembly,U.N. General Assembly
United Nations High Commissioner for Refugees;UNHCR;UN refugee agency
United Nations Human Rights Council;UNHRC;UN Human Rights Council
UNESCO;UNESCO
UNICEF;UNICEF
World Food Programme;WFP;World Food Program
European Union;EU,E.U.
European Commission;;EU Commission
European Council;;EU Council
European Parliament;;EU Parliament
European Central Bank;ECB
Eurogroup;
NATO;NATO;North Atlantic Treaty Organization,North Atlantic Treaty Organisation,North Atlantic Alliance,Atlantic Alliance
North Atlantic Council;NAC
NATO-Russia Council;;Russia-NATO Council
African Union;AU;Organization of African Unity,OAU
ASEAN;ASEAN;Association of Southeast Asian Nations,Association of South East Asian Nations
Organization for Security and Cooperation in Europe;OSCE;Organisation for Security and Co-operation in Europe,Organization for Security and Co-operation in Europe,Organisation for Security and Cooperation in Europe
Council of Europe;
Parliamentary Assembly of the Council of Europe;PACE
Arab League;;League of Arab States
Gulf Cooperation Council;GCC
Commonwealth of Independent States;CIS
Collective Security Treaty Organization;CSTO;Collective Security Treaty Organisation
Eurasian Economic Union;EAEU,EEU
Eurasian Economic Community;EurAsEC
Shanghai Cooperation Organization;SCO;Shanghai Cooperation Organisation
BRICS;BRICS
BRIC;BRIC
G7;G7,G-7;Group of Seven
G8;G8,G-8;Group of Eight
G20;G20,G-20;Group of Twenty
G77;G77,G-77;Group of 77
OPEC;OPEC;Organization of Petroleum Exporting Countries,Organization of the Petroleum Exporting Countries
Organization of American States;OAS
Community of Latin American and Caribbean States;CELAC
Union of South American Nations;UNASUR
Mercosur;MERCOSUR
Bolivarian Alliance for the Americas;ALBA
Lima Group;
Rio Group;
CARICOM;CARICOM;Caribbean Community
Andean Community;
Economic Community of West African States;ECOWAS
Southern African Development Community;SADC
Intergovernmental Authority on Development;IGAD
East African Community;EAC
Economic Community of Central African States;ECCAS
Arab Maghreb Union;
G5 Sahel;
Organization of Islamic Cooperation;OIC;Organisation of Islamic Cooperation,Organization of the Islamic Conference,Organisation of the Islamic Conference,Organization of Islamic Conference
Asia-Pacific Economic Cooperation;APEC
Asia-Europe Meeting;ASEM
East Asia Summit;EAS
Pacific Islands Forum;PIF
South Asian Association for Regional Cooperation;SAARC
BIMSTEC;BIMSTEC
Conference on Interaction and Confidence Building Measures in Asia;CICA
International Monetary Fund;IMF
World Bank;
Asian Development Bank;ADB
Asian Infrastructure Investment Bank;AIIB
World Trade Organization;WTO;World Trade Organisation
World Health Organization;WHO;World Health Organisation
International Atomic Energy Agency;IAEA;UN nuclear watchdog
Organisation for the Prohibition of Chemical Weapons;OPCW;Organization for the Prohibition of Chemical Weapons
International Criminal Court;ICC
International Court of Justice;ICJ
International Criminal Tribunal for the former Yugoslavia;ICTY
Interpol;
International Committee of the Red Cross;ICRC;Red Cross
World Economic Forum;WEF
Commonwealth of Nations;;Commonwealth Heads of Government
Francophonie;;Organisation internationale de la Francophonie
Non-Aligned Movement;NAM
Visegrad Group;V4;Visegrad Four
Nordic Council;
Benelux;
Bucharest Nine;
Organisation for Economic Co-operation and Development;OECD;Organization for Economic Cooperation and Development
International Energy Agency;IEA
Western European Union;WEU
Union for the Mediterranean;
Black Sea Economic Cooperation;BSEC;Organization of the Black Sea Economic Cooperation
GUAM;GUAM
Three Seas Initiative;
Arctic Council;
African Development Bank;AfDB
AUKUS;AUKUS
Five Eyes;
Quartet on the Middle East;;Middle East Quartet,Diplomatic Quartet,Mideast Quartet
KEDO;KEDO
Friends of Syria;
World Summit on the Information Society;WSIS
International Olympic Committee;IOC
Al-Qaeda;;al-Qaida,Al Qaeda,al-Qaeda,Al-Qaida
Islamic State;ISIS,ISIL,IS;Islamic State of Iraq and the Levant,Daesh"""
MOVEMENTS = """Hamas;;Islamic Resistance Movement;PSE
Fatah;;Al-Fatah;PSE
Palestine Liberation Organization;PLO;Palestine Liberation Organisation;PSE
Islamic Jihad;;Palestinian Islamic Jihad;PSE
Hezbollah;;Hizbollah,Hizbullah,Hezbullah;LBN
Taliban;;Taleban;AFG
Northern Alliance;;;AFG
Houthis;;Ansar Allah,Houthi movement,Houthi rebels,Houthi;YEM
Southern Transitional Council;STC;;YEM
Syrian Democratic Forces;SDF;;SYR
Syrian National Coalition;;Syrian National Council;SYR
Syrian opposition;;;SYR
High Negotiations Committee;HNC;;SYR
Free Syrian Army;FSA;;SYR
YPG;YPG;People's Protection Units;SYR
Kurdistan Workers' Party;PKK;Kurdistan Workers Party;TUR
Kurdistan Regional Government;KRG;;IRQ
FARC;FARC,FARC-EP;Revolutionary Armed Forces of Colombia;COL
National Liberation Army;ELN;;COL
Polisario Front;;Polisario;ESH
Liberation Tigers of Tamil Eelam;LTTE;Tamil Tigers,Tamil Tiger;LKA
Rapid Support Forces;RSF;;SDN
Sudan Liberation Movement;SLM,SLA;Sudan Liberation Army;SDN
Justice and Equality Movement;JEM;;SDN
Sudan People's Liberation Movement;SPLM,SPLA;Sudan People's Liberation Army;SDN
Forces of Freedom and Change;FFC;;SDN
Tigray People's Liberation Front;TPLF;;ETH
Oromo Liberation Front;OLF;;ETH
M23;M23;March 23 Movement;COD
Government of National Accord;GNA;;LBY
Government of National Unity;GNU;;LBY
Libyan National Army;LNA;;LBY
National Transitional Council;NTC;;LBY
Islamic Courts Union;ICU;Islamic Court Union,Union of Islamic Courts;SOM
Al-Shabaab;;al-Shabab,Al Shabaab;SOM
Irish Republican Army;IRA;;GBR
Sinn Fein;;Sinn Féin;GBR
Democratic Unionist Party;DUP;;GBR
Ulster Unionist Party;UUP;Ulster Unionists;GBR
ETA;ETA;;ESP
Donetsk People's Republic;DPR,DNR;;UKR
Luhansk People's Republic;LPR,LNR;Lugansk People's Republic;UKR
Moro Islamic Liberation Front;MILF;;PHL
Moro National Liberation Front;MNLF;;PHL
New People's Army;NPA;Communist Party of the Philippines;PHL
Free Aceh Movement;GAM;;IDN
UNITA;UNITA;;AGO
RENAMO;RENAMO;;MOZ
Communist Party of Nepal (Maoist);;Maoists,Nepalese Maoists;NPL
Kosovo Liberation Army;KLA;;XKX
Lord's Resistance Army;LRA;;UGA
Patriotic Movement of Ivory Coast;MPCI;Patriotic Movement of the Ivory Coast;CIV
New Forces;;Forces Nouvelles;CIV
National League for Democracy;NLD;;MMR
Karen National Union;KNU;;MMR
Movement for Democratic Change;MDC;;ZWE
Muslim Brotherhood;;;EGY
Gazprom;;;RUS
Central Tibetan Administration;;Tibetan government-in-exile;
Abkhazia;;;
South Ossetia;;;
Transnistria;;Transdniestria;
Nagorno-Karabakh;;;
Somaliland;;;
Republika Srpska;;;BIH"""
METONYMS = """Kremlin;RUS
White House;USA
State Department;USA
U.S. State Department;USA
US State Department;USA
Pentagon;USA
Foggy Bottom;USA
Oval Office;USA
Capitol Hill;USA
Trump administration;USA
Biden administration;USA
Obama administration;USA
Bush administration;USA
Clinton administration;USA
Downing Street;GBR
10 Downing Street;GBR
Whitehall;GBR
Foreign Office;GBR
Buckingham Palace;GBR
Elysee;FRA
Elysee Palace;FRA
Quai d'Orsay;FRA
Blue House;KOR
Zhongnanhai;CHN
Sublime Porte;TUR
Tel Aviv;ISR
New York;UNITED
Rideau Hall;CAN
Casa Rosada;ARG
Planalto;BRA
Itamaraty;BRA
South Block;IND
Malacanang;PHL
Malacanang Palace;PHL
Russian Foreign Ministry;RUS
Foreign Ministry;
Yerevan;ARM
Pristina;XKX
Pyongyang;PRK
Taipei;TWN
Ramallah;PSE
Gaza;PSE
Bonn;DEU"""
GROUPS = """Normandy Four;DEU|FRA|RUS|UKR
Normandy Format;DEU|FRA|RUS|UKR
Normandy format;DEU|FRA|RUS|UKR
Astana guarantors;RUS|IRN|TUR
Astana troika;RUS|IRN|TUR
six-party;CHN|JPN|PRK|KOR|RUS|USA
six party;CHN|JPN|PRK|KOR|RUS|USA
six-nation;CHN|JPN|PRK|KOR|RUS|USA
Quad;AUS|IND|JPN|USA
P5+1;CHN|FRA|DEU|RUS|GBR|USA
P5 plus 1;CHN|FRA|DEU|RUS|GBR|USA
E3;FRA|DEU|GBR
EU3;FRA|DEU|GBR
EU-3;FRA|DEU|GBR
Weimar Triangle;FRA|DEU|POL
Baltic states;EST|LVA|LTU
Baltic States;EST|LVA|LTU
Contact Group;FRA|DEU|ITA|RUS|GBR|USA"""


def main() -> None:
    tables, rows, source = Path(sys.argv[1]), [], "public knowledge"
    for kind, lines in (("international", INTERNATIONAL), ("movement", MOVEMENTS)):
        for line in lines.splitlines():
            name, acronyms, names, country = (*line.split(";"), "", "", "")[:4]
            rows.append(
                (
                    f"org-{slug(name)}",
                    name,
                    acronyms.replace(",", "|"),
                    names.replace(",", "|"),
                    country,
                    kind,
                    "",
                    "",
                    source,
                )
            )
    save(tables / "organizations.tsv", "id name acronyms names country kind first last source", rows)
    named = [line.split(";") for line in METONYMS.splitlines()]
    save(
        tables / "metonyms.tsv",
        "surface means first last source",
        [(s, f"state-{c.lower()}", "", "", source) for s, c in named if len(c) == 3],
    )
    save(
        tables / "groups.tsv",
        "surface members first last source",
        [(*line.split(";"), "", "", source) for line in GROUPS.splitlines()],
    )


if __name__ == "__main__":
    main()
