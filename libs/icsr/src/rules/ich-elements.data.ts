/**
 * The elements of ICH E2B(R3) that the model has: a reduced copy of the core data element list of the U.S. Food and Drug
 * Administration (its ICH columns) and of the identifiers in its list of rejection and warning rules. Works of the U.S.
 * government, no copyright claimed; taken from `docs/refs` of https://github.com/donihyun/e2br3 (MIT or Apache-2.0).
 * Left out: N.1.1 (a constant), G.k.9.i.1 (a reference), PhPIDs, the parent (D.10) and the parent's route of
 * administration (G.k.4.r.11), which the model does not have.
 *
 * Columns: element | name | type | longest, in characters | conformance | codes or format | null flavors | least
 * precision | required with this element | FDA rule for its absence
 */
export const ichElementTable = `
N.1.2|Batch Number|text|100|required|||||
N.1.3|Batch Sender Identifier|text|60|required|||||
N.1.4|Batch Receiver Identifier|text|60|required|||||
N.1.5|Date of Batch Transmission|date||required|||second||
N.2.r.1|Message Identifier|text|100|required|||||
N.2.r.2|Message Sender Identifier|text|60|required|||||
N.2.r.3|Message Receiver Identifier|text|60|required|||||
N.2.r.4|Date of Message Creation|date||required|||second||
C.1.1|Sender's (case) Safety Report Unique Identifier|text|100|required|||||
C.1.2|Date of Creation|date||required|||second||
C.1.3|Type of Report|text|1|required|1,2,3,4||||
C.1.4|Date Report Was First Received from Source|date||required|||day||
C.1.5|Date of Most Recent Information for This Report|date||required|||day||
C.1.6.1|Are Additional Documents Available?|boolean||required|||||
C.1.6.1.r.1|Documents Held by Sender|text|2000|conditional|||||R0009
C.1.6.1.r.2|Included Documents|base64||optional|||||
C.1.7|Does This Case Fulfil the Local Criteria for an Expedited Report?|boolean||required||NI|||
C.1.8.1|Worldwide Unique Case Identification|text|100|required|||||
C.1.8.2|First Sender of This Case|text|1|required|1,2||||
C.1.9.1|Other Case Identifiers in Previous Transmissions|boolean||required||NI|||
C.1.9.1.r.1|Source(s) of the Case Identifier|text|100|conditional|||||
C.1.9.1.r.2|Case Identifier(s)|text|100|conditional|||||
C.1.10.r|Identification Number of the Report Which Is Linked to This Report|text|100|optional|||||
C.1.11.1|Report Nullification / Amendment|text|1|optional|1,2||||
C.1.11.2|Reason for Nullification / Amendment|text|2000|conditional||||C.1.11.1|
C.2.r.1.1|Reporter's Title|text|50|optional||MSK,UNK,ASKU,NASK|||
C.2.r.1.2|Reporter's Given Name|text|60|optional||MSK,ASKU,NASK|||
C.2.r.1.3|Reporter's Middle Name|text|60|optional||MSK,ASKU,NASK|||
C.2.r.1.4|Reporter's Family Name|text|60|optional||MSK,ASKU,NASK|||
C.2.r.2.1|Reporter's Organisation|text|60|optional||MSK,ASKU,NASK|||
C.2.r.2.2|Reporter's Department|text|60|optional||MSK,ASKU,NASK|||
C.2.r.2.3|Reporter's Street|text|100|optional||MSK,ASKU,NASK|||
C.2.r.2.4|Reporter's City|text|35|optional||MSK,ASKU,NASK|||
C.2.r.2.5|Reporter's State or Province|text|40|optional||NI,MSK,ASKU,NASK|||
C.2.r.2.6|Reporter's Postcode|text|15|optional||MSK,ASKU,NASK|||
C.2.r.2.7|Reporter's Telephone|text|33|optional||MSK,ASKU,NASK|||
C.2.r.3|Reporter's Country Code|text|2|conditional|country|MSK,UNK,ASKU,NASK|||R0019
C.2.r.4|Qualification|text|1|conditional|1,2,3,4,5|UNK|||R0020
C.2.r.5|Primary Source for Regulatory Purposes|boolean|1|conditional|||||R0021
C.3.1|Sender Type|text|1|required|1,2,3,4,5,6,7||||
C.3.2|Sender's Organisation|text|100|conditional|||||R0022
C.3.3.1|Sender's Department|text|60|optional|||||
C.3.3.2|Sender's Title|text|50|optional|||||
C.3.3.3|Sender's Given Name|text|60|optional|||||
C.3.3.4|Sender's Middle Name|text|60|optional|||||
C.3.3.5|Sender's Family Name|text|60|optional|||||
C.3.4.1|Sender's Street Address|text|100|optional|||||
C.3.4.2|Sender's City|text|35|optional|||||
C.3.4.3|Sender's State or Province|text|40|optional|||||
C.3.4.4|Sender's Postcode|text|15|optional|||||
C.3.4.5|Sender's Country Code|text|2|optional|country||||
C.3.4.6|Sender's Telephone|text|33|optional|||||
C.3.4.7|Sender's Fax|text|33|optional|||||
C.3.4.8|Sender's E-mail Address|text|100|optional|||||
C.4.r.1|Literature Reference(s)|text|500|optional||ASKU,NASK|||
C.4.r.2|Included Documents|base64||optional|||||
C.5.1.r.1|Study Registration Number|text|50|optional||ASKU,NASK|||
C.5.1.r.2|Study Registration Country|text|2|optional|country|ASKU,NASK|||
C.5.2|Study Name|text|2000|optional||ASKU,NASK|||
C.5.3|Sponsor Study Number|text|50|optional||ASKU,NASK|||
C.5.4|Study Type Where Reaction(s) / Event(s) Were Observed|text|1|conditional|1,2,3||||R0023
D.1|Patient (name or initials)|text|60|required||MSK,UNK,NA,ASKU,NASK|||
D.1.1.1|Patient Medical Record Number(s) and Source(s) of the Record Number (GP Medical Record Number)|text|20|optional||MSK|||
D.1.1.2|Patient Medical Record Number(s) and Source(s) of the Record Number (Specialist Record Number)|text|20|optional||MSK|||
D.1.1.3|Patient Medical Record Number(s) and Source(s) of the Record Number (Hospital Record Number)|text|20|optional||MSK|||
D.1.1.4|Patient Medical Record Number(s) and Source(s) of the Record Number (Investigation Number)|text|20|optional||MSK|||
D.2.1|Date of Birth|date||optional||MSK|day||
D.2.2a|Age at Time of Onset of Reaction / Event (number)|number|5|conditional||||D.2.2b|R0029
D.2.2b|Age at Time of Onset of Reaction / Event (unit)|text|50|conditional|a,mo,wk,d,h,10.a|||D.2.2a|R0030
D.2.2.1a|Gestation Period When Reaction / Event Was Observed in the Foetus (number)|number|3|conditional||||D.2.2.1b|R0031
D.2.2.1b|Gestation Period When Reaction/Event Was Observed in the Foetus (unit)|text|50|conditional|mo,wk,d,{Trimester}|||D.2.2.1a|R0032
D.2.3|Patient Age Group (as per reporter)|text|1|optional|0,1,2,3,4,5,6|NI,MSK,UNK,ASKU|||
D.3|Body Weight (kg)|number|6|optional|||||
D.4|Height (cm)|number|3|optional|||||
D.5|Sex|text|1|optional|1,2|MSK,UNK,ASKU,NASK|||
D.6|Last Menstrual Period Date|date||optional||MSK,ASKU,NASK|year||
D.7.1.r.1a|MedDRA Version for Medical History|text|4|conditional|meddra-version|||D.7.1.r.1b|R0033
D.7.1.r.1b|Medical History (disease / surgical procedure / etc.) (MedDRA code)|text|8|conditional|meddra-code|||D.7.1.r.1a|R0034
D.7.1.r.2|Start Date|date||optional||MSK,ASKU,NASK|year||
D.7.1.r.3|Continuing|boolean||optional||MSK,UNK,ASKU,NASK|||
D.7.1.r.4|End Date|date||optional||MSK,ASKU,NASK|year||
D.7.1.r.5|Comments|text|2000|optional|||||
D.7.1.r.6|Family History|boolean||optional|||||
D.7.2|Text for Relevant Medical History and Concurrent Conditions (not including reaction / event)|text|10000|conditional||MSK,UNK,ASKU,NASK|||R0035
D.7.3|Concomitant Therapies|boolean||optional|||||
D.8.r.1|Name of Drug as Reported|text|250|conditional||UNK,NA|||R0036
D.8.r.2a|MPID Version Date / Number|text|20|optional|||||
D.8.r.2b|Medicinal Product Identifier (MPID)|text|20|optional|||||
D.8.r.4|Start Date|date||optional||MSK,ASKU,NASK|year||
D.8.r.5|End Date|date||optional||MSK,ASKU,NASK|year||
D.8.r.6a|MedDRA Version for Indication|text|4|conditional|meddra-version|||D.8.r.6b|R0037
D.8.r.6b|Indication (MedDRA code)|text|8|conditional|meddra-code|||D.8.r.6a|R0038
D.8.r.7a|MedDRA Version for Reaction|text|4|conditional|meddra-version|||D.8.r.7b|R0039
D.8.r.7b|Reaction (MedDRA code)|text|8|conditional|meddra-code|||D.8.r.7a|R0040
D.9.1|Date of Death|date||optional||MSK,ASKU,NASK|year||
D.9.2.r.1a|MedDRA Version for Reported Cause(s) of Death|text|4|conditional|meddra-version|||D.9.2.r.1b|R0042
D.9.2.r.1b|Reported Cause(s) of Death (MedDRA code)|text|8|conditional|meddra-code|||D.9.2.r.1a|R0043
D.9.2.r.2|Reported Cause(s) of Death (free text)|text|250|conditional||||D.9.2.r.1b|R0044
D.9.3|Was Autopsy Done?|boolean||conditional||UNK,ASKU,NASK||D.9.1|R0045
D.9.4.r.1a|MedDRA Version for Autopsy-determined Cause(s) of Death|text|4|conditional|meddra-version|||D.9.4.r.1b|R0046
D.9.4.r.1b|Autopsy-determined Cause(s) of Death (MedDRA code)|text|8|conditional|meddra-code|||D.9.4.r.1a|R0047
D.9.4.r.2|Autopsy-determined Cause(s) of Death (free text)|text|250|conditional||||D.9.4.r.1b|R0048
E.i.1.1a|Reaction / Event as Reported by the Primary Source in Native Language|text|250|optional|||||
E.i.1.1b|Reaction / Event as Reported by the Primary Source Language|text|3|conditional|language|||E.i.1.1a|R0058
E.i.1.2|Reaction / Event as Reported by the Primary Source for Translation|text|250|optional|||||
E.i.2.1a|MedDRA Version for Reaction / Event|text|4|required|meddra-version||||
E.i.2.1b|Reaction / Event (MedDRA code)|text|8|required|meddra-code||||
E.i.3.1|Term Highlighted by the Reporter|text|1|optional|1,2,3,4||||
E.i.3.2a|Results in Death|boolean||required||NI|||
E.i.3.2b|Life Threatening|boolean||required||NI|||
E.i.3.2c|Caused / Prolonged Hospitalisation|boolean||required||NI|||
E.i.3.2d|Disabling / Incapacitating|boolean||required||NI|||
E.i.3.2e|Congenital Anomaly / Birth Defect|boolean||required||NI|||
E.i.3.2f|Other Medically Important Condition|boolean||required||NI|||
E.i.4|Date of Start of Reaction / Event|date||optional||MSK,ASKU,NASK|year||
E.i.5|Date of End of Reaction / Event|date||optional||MSK,ASKU,NASK|year||
E.i.6a|Duration of Reaction / Event (number)|number|5|conditional||||E.i.6b|R0059
E.i.6b|Duration of Reaction / Event (unit)|text|50|conditional|s,min,h,d,wk,mo,a|||E.i.6a|R0060
E.i.7|Outcome of Reaction / Event at the Time of Last Observation|text|1|required|1,2,3,4,5,0||||
E.i.8|Medical Confirmation by Healthcare Professional|boolean||optional|||||
E.i.9|Identification of the Country Where the Reaction / Event Occurred|text|2|optional|country||||
F.r.1|Test Date|date||conditional||UNK|year||R0061
F.r.2.1|Test Name (free text)|text|250|conditional|||||R0062
F.r.2.2a|MedDRA Version for Test Name|text|4|conditional|meddra-version|||F.r.2.2b|R0063
F.r.2.2b|Test Name (MedDRA code)|text|8|conditional|meddra-code||||R0064
F.r.3.1|Test Result (code)|text|1|conditional|1,2,3,4||||R0065
F.r.3.2|Test Result (value / qualifier)|number|50|conditional||NINF,PINF|||R0066
F.r.3.3|Test Result (unit)|text|50|conditional||||F.r.3.2|R0067
F.r.3.4|Result Unstructured Data (free text)|text|2000|conditional|||||R0068
F.r.4|Normal Low Value|number|50|optional|||||
F.r.5|Normal High Value|number|50|optional|||||
F.r.6|Comments (free text)|text|2000|optional|||||
F.r.7|More Information Available|boolean||optional|||||
G.k.1|Characterisation of Drug Role|text|1|required|1,2,3,4||||
G.k.2.1.1a|MPID Version Date / Number|text|20|optional|||||
G.k.2.1.1b|Medicinal Product Identifier (MPID)|text|20|optional|||||
G.k.2.2|Medicinal Product Name as Reported by the Primary Source|text|250|required|||||
G.k.2.3.r.1|Substance / Specified Substance Name|text|250|optional|||||
G.k.2.3.r.2a|Substance/Specified Substance TermID Version Date/Number|text|10|optional|||||
G.k.2.3.r.2b|Substance/Specified Substance TermID|text|100|optional|||||
G.k.2.3.r.3a|Strength (number)|number|10|optional|||||
G.k.2.3.r.3b|Strength (unit)|text|50|conditional||||G.k.2.3.r.3a|R0073
G.k.2.4|Identification of the Country Where the Drug Was Obtained|text|2|optional|country||||
G.k.2.5|Investigational Product Blinded|boolean||optional|||||
G.k.3.1|Authorisation / Application Number|text|35|optional|||||
G.k.3.2|Country of Authorisation / Application|text|2|conditional|country|||G.k.3.1|R0074
G.k.3.3|Name of Holder / Applicant|text|60|optional|||||
G.k.4.r.1a|Dose (number)|number|8|optional|||||
G.k.4.r.1b|Dose (unit)|text|50|conditional||||G.k.4.r.1a|R0075
G.k.4.r.2|Number of Units in the Interval|number|4|optional|||||
G.k.4.r.3|Definition of the Time Interval Unit|text|50|conditional|a,mo,wk,d,h,min,{cyclical},{asnecessary},{total}|||G.k.4.r.2|R0076
G.k.4.r.4|Date and Time of Start of Drug|date||optional||MSK,ASKU,NASK|year||
G.k.4.r.5|Date and Time of Last Administration|date||optional||MSK,ASKU,NASK|year||
G.k.4.r.6a|Duration of Drug Administration (number)|number|5|conditional||||G.k.4.r.6b|R0077
G.k.4.r.6b|Duration of Drug Administration (unit)|text|50|conditional|s,min,h,d,wk,mo,a|||G.k.4.r.6a|R0078
G.k.4.r.7|Batch / Lot Number|text|35|optional|||||
G.k.4.r.8|Dosage Text|text|2000|optional|||||
G.k.4.r.9.1|Pharmaceutical Dose Form (free text)|text|60|optional||UNK,ASKU,NASK|||
G.k.4.r.9.2a|Pharmaceutical Dose Form TermID Version Date/Number|text|25|optional|||||
G.k.4.r.9.2b|Pharmaceutical Dose Form TermID|text|15|optional|||||
G.k.4.r.10.1|Route of Administration (free text)|text|60|optional||UNK,ASKU,NASK|||
G.k.4.r.10.2a|Route of Administration TermID Version Date / Number|text|25|optional|||||
G.k.4.r.10.2b|Route of Administration TermID|text|15|optional|||||
G.k.5a|Cumulative Dose to First Reaction (number)|number|10|conditional||||G.k.5b|R0079
G.k.5b|Cumulative Dose to First Reaction (unit)|text|50|conditional||||G.k.5a|R0080
G.k.6a|Gestation Period at Time of Exposure (number)|number|3|conditional||||G.k.6b|R0081
G.k.6b|Gestation Period at Time of Exposure (unit)|text|50|conditional|mo,wk,d,{Trimester}|||G.k.6a|R0082
G.k.7.r.1|Indication as Reported by the Primary Source|text|250|optional||UNK,ASKU,NASK|||
G.k.7.r.2a|MedDRA Version for Indication|text|4|conditional|meddra-version|||G.k.7.r.2b|R0083
G.k.7.r.2b|Indication (MedDRA code)|text|8|conditional|meddra-code|||G.k.7.r.2a|R0084
G.k.8|Action(s) Taken with Drug|text|1|optional|1,2,3,4,0,9||||
G.k.9.i.2.r.1|Source of Assessment|text|60|optional|||||
G.k.9.i.2.r.2|Method of Assessment|text|60|optional|||||
G.k.9.i.2.r.3|Result of Assessment|text|60|optional|||||
G.k.9.i.3.1a|Time Interval between Beginning of Drug Administration and Start of Reaction / Event (number)|number|5|conditional||||G.k.9.i.3.1b|R0088
G.k.9.i.3.1b|Time Interval between Beginning of Drug Administration and Start of Reaction / Event (unit)|text|50|conditional|s,min,h,d,wk,mo,a|||G.k.9.i.3.1a|R0089
G.k.9.i.3.2a|Time Interval between Last Dose of Drug and Start of Reaction / Event (number)|number|5|conditional||||G.k.9.i.3.2b|R0090
G.k.9.i.3.2b|Time Interval between Last Dose of Drug and Start of Reaction / Event (unit)|text|50|conditional|s,min,h,d,wk,mo,a|||G.k.9.i.3.2a|R0091
G.k.9.i.4|Did Reaction Recur on Re-administration?|text|1|optional|1,2,3,4||||
G.k.10.r|Additional Information on Drug (coded) (repeat as necessary)|text|2|optional|1,2,3,4,5,6,7,8,9,10,11||||
G.k.11|Additional Information on Drug (free text)|text|2000|optional|||||
H.1|Case Narrative Including Clinical Course, Therapeutic Measures, Outcome and Additional Relevant Information|text|100000|required|||||
H.2|Reporter's Comments|text|20000|optional|||||
H.3.r.1a|MedDRA Version for Sender's Diagnosis / Syndrome and / or Reclassification of Reaction / Event|text|4|conditional|meddra-version|||H.3.r.1b|R0097
H.3.r.1b|Sender's Diagnosis / Syndrome and / or Reclassification of Reaction / Event (MedDRA code)|text|8|conditional|meddra-code|||H.3.r.1a|R0098
H.4|Sender's Comments|text|20000|optional|||||
H.5.r.1a|Case Summary and Reporter's Comments Text|text|100000|optional|||||
H.5.r.1b|Case Summary and Reporter's Comments Language|text|3|conditional|language|||H.5.r.1a|R0099
`;
