// Made by test/emoji/render.mts; not to be changed by hand.

/** The emoji of Rocket.Chat's picker, each with its names behind it; a name that ends in `_tone` is for one with tones.
 * Source: emoji-toolkit (JoyPixels), MIT, from which Rocket.Chat's list is made. */
export const EMOJI_ROWS = `
⁉️,interrobang ™️,tm,trade_mark ℹ️,information_source,information ↔️,left_right_arrow ↕️,arrow_up_down,up_down_arrow
↖️,arrow_upper_left,up_left_arrow ↗️,arrow_upper_right ↘️,arrow_lower_right ↙️,arrow_lower_left ⌨️,keyboard
☀️,sunny,sun ☁️,cloud ☂️,umbrella2 ☃️,snowman2 ☄️,comet ☑️,ballot_box_with_check ☔,umbrella ☕,coffee,hot_beverage
☘️,shamrock ☠️,skull_crossbones,skull_and_crossbones ☢️,radioactive,radioactive_sign ☣️,biohazard,biohazard_sign
☦️,orthodox_cross ☸️,wheel_of_dharma ☹️,frowning2,white_frowning_face,frowning_face ♀️,female_sign ♂️,male_sign
♈,aries ♉,taurus ♐,sagittarius ♑,capricorn ♒,aquarius ♓,pisces ♠️,spades,spade_suit ♣️,clubs,club_suit
♥️,hearts,heart_suit ♦️,diamonds,diamond_suit ♨️,hotsprings,hot_springs ⚒️,hammer_pick,hammer_and_pick ⚓,anchor
⚔️,crossed_swords ⚕️,medical_symbol ⚖️,scales,balance_scale ⚗️,alembic ⚙️,gear ✂️,scissors ✅,white_check_mark
✈️,airplane ✉️,envelope ✒️,black_nib ✔️,heavy_check_mark,check_mark ✖️,heavy_multiplication_x ✡️,star_of_david
✨,sparkles ✳️,eight_spoked_asterisk ✴️,eight_pointed_black_star ❄️,snowflake ❇️,sparkle ❓,question,question_mark
❔,grey_question ❕,grey_exclamation ❗,exclamation,heavy_exclamation_mark
❣️,heart_exclamation,heavy_heart_exclamation_mark_ornament ❤️,heart,red_heart ➕,heavy_plus_sign ➖,heavy_minus_sign
➗,heavy_division_sign ⤴️,arrow_heading_up ⤵️,arrow_heading_down 〰️,wavy_dash ㊗️,congratulations ㊙️,secret
😀,grinning,grinning_face 😃,smiley 😄,smile 😁,grin 😆,laughing,satisfied 🥹,face_holding_back_tears 😅,sweat_smile
😂,joy 🤣,rofl,rolling_on_the_floor_laughing 🥲,smiling_face_with_tear ☺️,relaxed,smiling_face 😊,blush 😇,innocent
🙂,slight_smile,slightly_smiling_face 🙃,upside_down,upside_down_face 😉,wink,winking_face 😌,relieved,relieved_face
😍,heart_eyes 🥰,smiling_face_with_3_hearts 😘,kissing_heart 😗,kissing,kissing_face 😙,kissing_smiling_eyes
😚,kissing_closed_eyes 😋,yum 😛,stuck_out_tongue 😝,stuck_out_tongue_closed_eyes 😜,stuck_out_tongue_winking_eye
🤪,zany_face 🤨,face_with_raised_eyebrow 🧐,face_with_monocle 🤓,nerd,nerd_face 😎,sunglasses 🥸,disguised_face
🤩,star_struck 🥳,partying_face 😏,smirk,smirking_face 😒,unamused,unamused_face 😞,disappointed
😔,pensive,pensive_face 😟,worried,worried_face 😕,confused,confused_face 🙁,slight_frown,slightly_frowning_face
😣,persevere 😖,confounded 😫,tired_face 😩,weary,weary_face 🥺,pleading_face 😢,cry,crying_face 😭,sob 😤,triumph
😠,angry,angry_face 😡,rage,pouting_face 🤬,face_with_symbols_over_mouth 🤯,exploding_head 😳,flushed,flushed_face
🥵,hot_face 🥶,cold_face 😶‍🌫️,face_in_clouds 😱,scream 😨,fearful,fearful_face 😰,cold_sweat
😥,disappointed_relieved 😓,sweat 🤗,hugging,hugging_face,hugs 🤔,thinking,thinking_face 🫣,face_with_peeking_eye
🤭,face_with_hand_over_mouth 🫢,face_with_open_eyes_and_hand_over_mouth 🫡,saluting_face 🤫,shushing_face
🫠,melting_face 🤥,lying_face,liar 😶,no_mouth 🫥,dotted_line_face 😐,neutral_face 🫤,face_with_diagonal_mouth
😑,expressionless 😬,grimacing 🙄,rolling_eyes,face_with_rolling_eyes 😯,hushed,hushed_face 😦,frowning 😧,anguished
😮,open_mouth 😲,astonished 🥱,yawning_face 😴,sleeping,sleeping_face 🤤,drooling_face,drool 😪,sleepy,sleepy_face
😮‍💨,face_exhaling 😵,dizzy_face 😵‍💫,face_with_spiral_eyes 🤐,zipper_mouth,zipper_mouth_face 🥴,woozy_face
🤢,nauseated_face,sick 🤮,face_vomiting 🤧,sneezing_face,sneeze 😷,mask 🤒,thermometer_face,face_with_thermometer
🤕,head_bandage,face_with_head_bandage 🤑,money_mouth,money_mouth_face 🤠,cowboy,face_with_cowboy_hat 😈,smiling_imp
👿,imp 👹,japanese_ogre,ogre 👺,japanese_goblin,goblin 🤡,clown,clown_face 💩,poop,shit,hankey,poo,pile_of_poo
👻,ghost 💀,skull,skeleton 👽,alien 👾,space_invader,alien_monster 🤖,robot,robot_face 🎃,jack_o_lantern
😺,smiley_cat,grinning_cat 😸,smile_cat 😹,joy_cat 😻,heart_eyes_cat 😼,smirk_cat 😽,kissing_cat
🙀,scream_cat,weary_cat 😿,crying_cat_face,crying_cat 😾,pouting_cat 🫶,heart_hands 🤲,palms_up_together 👐,open_hands
🙌,raised_hands,raising_hands 👏,clap 🤝,handshake,shaking_hands 👍,thumbsup,+1,thumbup,thumbs_up
👎,thumbsdown,-1,thumbdown,thumbs_down 👊,punch,oncoming_fist ✊,fist,raised_fist 🤛,left_facing_fist,left_fist
🤜,right_facing_fist,right_fist
🤞,fingers_crossed,hand_with_index_and_middle_finger_crossed,hand_with_index_and_middle_fingers_crossed_tone,crossed_fingers
✌️,v,victory_hand 🫰,hand_with_index_finger_and_thumb_crossed 🤟,love_you_gesture 🤘,metal,sign_of_the_horns
👌,ok_hand 🤌,pinched_fingers 🤏,pinching_hand 🫳,palm_down_hand 🫴,palm_up_hand 👈,point_left 👉,point_right
👆,point_up_2 👇,point_down ☝️,point_up ✋,raised_hand 🤚,raised_back_of_hand,back_of_hand
🖐️,hand_splayed,raised_hand_with_fingers_splayed
🖖,vulcan,raised_hand_with_part_between_middle_and_ring_fingers,vulcan_salute 👋,wave,waving_hand
🤙,call_me,call_me_hand 🫲,leftwards_hand 🫱,rightwards_hand 💪,muscle,flexed_biceps 🦾,mechanical_arm
🖕,middle_finger,reversed_hand_with_middle_finger_extended ✍️,writing_hand 🙏,pray,folded_hands
🫵,index_pointing_at_the_viewer 🦶,foot 🦵,leg 🦿,mechanical_leg 💄,lipstick 💋,kiss,kiss_mark 👄,lips,mouth
🫦,biting_lip 🦷,tooth 👅,tongue 👂,ear 🦻,ear_with_hearing_aid 👃,nose 👣,footprints 👁️,eye 👀,eyes
🫀,anatomical_heart 🫁,lungs 🧠,brain 🗣️,speaking_head,speaking_head_in_silhouette 👤,bust_in_silhouette
👥,busts_in_silhouette 🫂,people_hugging 👶,baby 🧒,child 👧,girl 👦,boy 🧑,adult,person 👩,woman 👨,man
🧑‍🦱,person_curly_hair 🧑🏻‍🦱,person_tone1_curly_hair,person_light_skin_tone_curly_hair
🧑🏼‍🦱,person_tone2_curly_hair,person_medium_light_skin_tone_curly_hair
🧑🏽‍🦱,person_tone3_curly_hair,person_medium_skin_tone_curly_hair
🧑🏾‍🦱,person_tone4_curly_hair,person_medium_dark_skin_tone_curly_hair
🧑🏿‍🦱,person_tone5_curly_hair,person_dark_skin_tone_curly_hair 👩‍🦱,woman_curly_haired 👨‍🦱,man_curly_haired
🧑‍🦰,person_red_hair 🧑🏻‍🦰,person_tone1_red_hair,person_light_skin_tone_red_hair
🧑🏼‍🦰,person_tone2_red_hair,person_medium_light_skin_tone_red_hair
🧑🏽‍🦰,person_tone3_red_hair,person_medium_skin_tone_red_hair
🧑🏾‍🦰,person_tone4_red_hair,person_medium_dark_skin_tone_red_hair
🧑🏿‍🦰,person_tone5_red_hair,person_dark_skin_tone_red_hair 👩‍🦰,woman_red_haired 👨‍🦰,man_red_haired,man_red_hair
👱,blond_haired_person,person_with_blond_hair 👱‍♀️,blond-haired_woman 👱‍♂️,blond-haired_man 🧑‍🦳,person_white_hair
🧑🏻‍🦳,person_tone1_white_hair,person_light_skin_tone_white_hair
🧑🏼‍🦳,person_tone2_white_hair,person_medium_light_skin_tone_white_hair
🧑🏽‍🦳,person_tone3_white_hair,person_medium_skin_tone_white_hair
🧑🏾‍🦳,person_tone4_white_hair,person_medium_dark_skin_tone_white_hair
🧑🏿‍🦳,person_tone5_white_hair,person_dark_skin_tone_white_hair 👩‍🦳,woman_white_haired 👨‍🦳,man_white_haired
🧑‍🦲,person_bald 🧑🏻‍🦲,person_tone1_bald,person_light_skin_tone_bald
🧑🏼‍🦲,person_tone2_bald,person_medium_light_skin_tone_bald 🧑🏽‍🦲,person_tone3_bald,person_medium_skin_tone_bald
🧑🏾‍🦲,person_tone4_bald,person_medium_dark_skin_tone_bald 🧑🏿‍🦲,person_tone5_bald,person_dark_skin_tone_bald
👩‍🦲,woman_bald 👨‍🦲,man_bald 🧔,bearded_person,person_beard 🧔‍♀️,woman_beard
🧔🏻‍♀️,woman_tone1_beard,woman_light_skin_tone_beard 🧔🏼‍♀️,woman_tone2_beard,woman_medium_light_skin_tone_beard
🧔🏽‍♀️,woman_tone3_beard,woman_medium_skin_tone_beard 🧔🏾‍♀️,woman_tone4_beard,woman_medium_dark_skin_tone_beard
🧔🏿‍♀️,woman_tone5_beard,woman_dark_skin_tone_beard 🧔‍♂️,man_beard 🧔🏻‍♂️,man_tone1_beard,man_light_skin_tone_beard
🧔🏼‍♂️,man_tone2_beard,man_medium_light_skin_tone_beard 🧔🏽‍♂️,man_tone3_beard,man_medium_skin_tone_beard
🧔🏾‍♂️,man_tone4_beard,man_medium_dark_skin_tone_beard 🧔🏿‍♂️,man_tone5_beard,man_dark_skin_tone_beard
🧓,older_adult,older_person 👵,older_woman,grandma,old_woman 👴,older_man,old_man
👲,man_with_chinese_cap,man_with_gua_pi_mao 👳,person_wearing_turban,man_with_turban 👳‍♀️,woman_wearing_turban
👳‍♂️,man_wearing_turban 🧕,woman_with_headscarf 👮,police_officer,cop 👮‍♀️,woman_police_officer
👮‍♂️,man_police_officer 👷,construction_worker 👷‍♀️,woman_construction_worker 👷‍♂️,man_construction_worker
💂,guard,guardsman 💂‍♀️,woman_guard 💂‍♂️,man_guard 🕵️,detective,spy,sleuth_or_spy 🕵️‍♀️,woman_detective
🕵️‍♂️,man_detective 🧑‍⚕️,health_worker 👩‍⚕️,woman_health_worker 👨‍⚕️,man_health_worker 🧑‍🌾,farmer
👩‍🌾,woman_farmer 👨‍🌾,man_farmer 🧑‍🍳,cook 👩‍🍳,woman_cook 👨‍🍳,man_cook 🧑‍🎓,student 👩‍🎓,woman_student
👨‍🎓,man_student 🧑‍🎤,singer 👩‍🎤,woman_singer 👨‍🎤,man_singer 🧑‍🏫,teacher 👩‍🏫,woman_teacher 👨‍🏫,man_teacher
🧑‍🏭,factory_worker 👩‍🏭,woman_factory_worker 👨‍🏭,man_factory_worker 🧑‍💻,technologist 👩‍💻,woman_technologist
👨‍💻,man_technologist 🧑‍💼,office_worker 👩‍💼,woman_office_worker 👨‍💼,man_office_worker 🧑‍🔧,mechanic
👩‍🔧,woman_mechanic 👨‍🔧,man_mechanic 🧑‍🔬,scientist 👩‍🔬,woman_scientist 👨‍🔬,man_scientist 🧑‍🎨,artist
👩‍🎨,woman_artist 👨‍🎨,man_artist 🧑‍🚒,firefighter 👩‍🚒,woman_firefighter 👨‍🚒,man_firefighter 🧑‍✈️,pilot
👩‍✈️,woman_pilot 👨‍✈️,man_pilot 🧑‍🚀,astronaut 👩‍🚀,woman_astronaut 👨‍🚀,man_astronaut 🧑‍⚖️,judge
👩‍⚖️,woman_judge 👨‍⚖️,man_judge 👰,person_with_veil 👰‍♀️,woman_with_veil 👰‍♂️,man_with_veil
🤵,person_in_tuxedo,tuxedo_tone 🤵‍♀️,woman_in_tuxedo 🤵‍♂️,man_in_tuxedo 🫅,person_with_crown 👸,princess 🤴,prince
🦸,superhero 🦸‍♀️,woman_superhero 🦸‍♂️,man_superhero 🦹,supervillain 🦹‍♀️,woman_supervillain 🦹‍♂️,man_supervillain
🥷,ninja 🧑‍🎄,mx_claus 🤶,mrs_claus,mother_christmas 🎅,santa,santa_claus 🧙,mage 🧙‍♀️,woman_mage 🧙‍♂️,man_mage
🧝,elf 🧝‍♀️,woman_elf 🧝‍♂️,man_elf 🧌,troll 🧛,vampire 🧛‍♀️,woman_vampire 🧛‍♂️,man_vampire 🧟,zombie
🧟‍♀️,woman_zombie 🧟‍♂️,man_zombie 🧞,genie 🧞‍♀️,woman_genie 🧞‍♂️,man_genie 🧜,merperson 🧜‍♀️,mermaid 🧜‍♂️,merman
🧚,fairy 🧚‍♀️,woman_fairy 🧚‍♂️,man_fairy 👼,angel,baby_angel 🫄,pregnant_person 🤰,pregnant_woman,expecting_woman
🫃,pregnant_man 🤱,breast_feeding 🧑‍🍼,person_feeding_baby 👩‍🍼,woman_feeding_baby 👨‍🍼,man_feeding_baby
🙇,person_bowing,bow 🙇‍♀️,woman_bowing 🙇‍♂️,man_bowing 💁,person_tipping_hand,information_desk_person
💁‍♀️,woman_tipping_hand 💁‍♂️,man_tipping_hand 🙅,person_gesturing_no,no_good 🙅‍♀️,woman_gesturing_no
🙅‍♂️,man_gesturing_no 🙆,person_gesturing_ok,ok_woman 🙆‍♀️,woman_gesturing_ok 🙆‍♂️,man_gesturing_ok
🙋,person_raising_hand,raising_hand 🙋‍♀️,woman_raising_hand 🙋‍♂️,man_raising_hand 🧏,deaf_person 🧏‍♀️,deaf_woman
🧏‍♂️,deaf_man 🤦,person_facepalming,face_palm,facepalm 🤦‍♀️,woman_facepalming 🤦‍♂️,man_facepalming
🤷,person_shrugging,shrug 🤷‍♀️,woman_shrugging 🤷‍♂️,man_shrugging 🙎,person_pouting,person_with_pouting_face
🙎‍♀️,woman_pouting 🙎‍♂️,man_pouting 🙍,person_frowning 🙍‍♀️,woman_frowning 🙍‍♂️,man_frowning
💇,person_getting_haircut,haircut 💇‍♀️,woman_getting_haircut 💇‍♂️,man_getting_haircut
💆,person_getting_massage,massage 💆‍♀️,woman_getting_face_massage 💆‍♂️,man_getting_face_massage
🧖,person_in_steamy_room 🧖‍♀️,woman_in_steamy_room 🧖‍♂️,man_in_steamy_room 💅,nail_care,nail_polish 🤳,selfie
💃,dancer,woman_dancing 🕺,man_dancing,male_dancer 👯,people_with_bunny_ears_partying,dancers
👯‍♀️,women_with_bunny_ears_partying 👯‍♂️,men_with_bunny_ears_partying 🕴️,levitate,man_in_business_suit_levitating
🧑‍🦽,person_in_manual_wheelchair 👩‍🦽,woman_in_manual_wheelchair 👨‍🦽,man_in_manual_wheelchair
🧑‍🦼,person_in_motorized_wheelchair 👩‍🦼,woman_in_motorized_wheelchair 👨‍🦼,man_in_motorized_wheelchair
🚶,person_walking,walking 🚶‍♀️,woman_walking 🚶‍♂️,man_walking 🧑‍🦯,person_with_probing_cane
👩‍🦯,woman_with_probing_cane 👨‍🦯,man_with_probing_cane 🧎,person_kneeling 🧎‍♀️,woman_kneeling 🧎‍♂️,man_kneeling
🏃,person_running,runner 🏃‍♀️,woman_running 🏃‍♂️,man_running 🧍,person_standing 🧍‍♀️,woman_standing
🧍‍♂️,man_standing 🧑‍🤝‍🧑,people_holding_hands 👫,couple,woman_and_man_holding_hands_tone
👭,two_women_holding_hands,women_holding_hands_tone 👬,two_men_holding_hands,men_holding_hands_tone
💑,couple_with_heart 👩‍❤️‍👨,couple_with_heart_woman_man
👩‍❤️‍👩,couple_ww,couple_with_heart_ww,couple_with_heart_woman_woman_tone,couple_with_heart_woman_woman_tone_tone
👨‍❤️‍👨,couple_mm,couple_with_heart_mm,couple_with_heart_man_man_tone,couple_with_heart_man_man_tone_tone
💏,couplekiss,kiss_tone 👩‍❤️‍💋‍👨,kiss_woman_man
👩‍❤️‍💋‍👩,kiss_ww,couplekiss_ww,kiss_woman_woman_tone,kiss_woman_woman_tone_tone
👨‍❤️‍💋‍👨,kiss_mm,couplekiss_mm,kiss_man_man 👪,family 👨‍👩‍👦,family_man_woman_boy 👨‍👩‍👧,family_mwg
👨‍👩‍👧‍👦,family_mwgb 👨‍👩‍👦‍👦,family_mwbb 👨‍👩‍👧‍👧,family_mwgg 👩‍👩‍👦,family_wwb 👩‍👩‍👧,family_wwg
👩‍👩‍👧‍👦,family_wwgb 👩‍👩‍👦‍👦,family_wwbb 👩‍👩‍👧‍👧,family_wwgg 👨‍👨‍👦,family_mmb 👨‍👨‍👧,family_mmg
👨‍👨‍👧‍👦,family_mmgb 👨‍👨‍👦‍👦,family_mmbb 👨‍👨‍👧‍👧,family_mmgg 👩‍👦,family_woman_boy 👩‍👧,family_woman_girl
👩‍👧‍👦,family_woman_girl_boy 👩‍👦‍👦,family_woman_boy_boy 👩‍👧‍👧,family_woman_girl_girl 👨‍👦,family_man_boy
👨‍👧,family_man_girl 👨‍👧‍👦,family_man_girl_boy 👨‍👦‍👦,family_man_boy_boy 👨‍👧‍👧,family_man_girl_girl 🪢,knot
🧶,yarn 🧵,thread 🪡,sewing_needle 🧥,coat 🥼,lab_coat 🦺,safety_vest 👚,womans_clothes 👕,shirt,t_shirt 👖,jeans
🩲,briefs 🩳,shorts 👔,necktie 👗,dress 👙,bikini 🩱,one_piece_swimsuit 👘,kimono 🥻,sari 🩴,thong_sandal
🥿,womans_flat_shoe,flat_shoe 👠,high_heel 👡,sandal,womans_sandal 👢,boot,womans_boot 👞,mans_shoe
👟,athletic_shoe,running_shoe 🥾,hiking_boot 🧦,socks 🧤,gloves 🧣,scarf 🎩,tophat,top_hat 🧢,billed_cap 👒,womans_hat
🎓,mortar_board ⛑️,helmet_with_cross,helmet_with_white_cross 🪖,military_helmet 👑,crown 💍,ring 👝,pouch,clutch_bag
👛,purse 👜,handbag 💼,briefcase 🎒,school_satchel,backpack 🧳,luggage 👓,eyeglasses,glasses 🕶️,dark_sunglasses
🥽,goggles 🌂,closed_umbrella 🦱,curly_haired,curly_hair 🦰,red_haired,red_hair 🦳,white_haired,white_hair 🦲,bald
🐶,dog,dog_face 🐱,cat,cat_face 🐭,mouse,mouse_face 🐹,hamster 🐰,rabbit,rabbit_face 🦊,fox,fox_face 🐻,bear
🐼,panda_face,panda 🐻‍❄️,polar_bear 🐨,koala 🐯,tiger,tiger_face 🦁,lion_face,lion 🐮,cow,cow_face 🐷,pig,pig_face
🐽,pig_nose 🐸,frog 🐵,monkey_face 🙈,see_no_evil 🙉,hear_no_evil 🙊,speak_no_evil 🐒,monkey 🐔,chicken 🐧,penguin
🐦,bird 🐤,baby_chick 🐣,hatching_chick 🐥,hatched_chick 🦆,duck 🦅,eagle 🦉,owl 🦇,bat 🐺,wolf 🐗,boar
🐴,horse,horse_face 🦄,unicorn,unicorn_face 🐝,bee,honeybee 🐛,bug 🦋,butterfly 🐌,snail 🪱,worm 🐞,lady_beetle 🐜,ant
🪰,fly 🦟,mosquito 🪳,cockroach 🪲,beetle 🦗,cricket 🕷️,spider 🕸️,spider_web 🦂,scorpion 🐢,turtle 🐍,snake
🦎,lizard 🦖,t_rex 🦕,sauropod 🐙,octopus 🦑,squid 🦐,shrimp 🦞,lobster 🦀,crab 🐡,blowfish 🐠,tropical_fish 🐟,fish
🦭,seal 🐬,dolphin 🐳,whale 🐋,whale2 🦈,shark 🐊,crocodile 🐅,tiger2 🐆,leopard 🦓,zebra 🦍,gorilla 🦧,orangutan
🐘,elephant 🦣,mammoth 🦬,bison 🦛,hippopotamus 🦏,rhino,rhinoceros 🐪,dromedary_camel 🐫,camel 🦒,giraffe 🦘,kangaroo
🐃,water_buffalo 🐂,ox 🐄,cow2 🐎,racehorse 🐖,pig2 🐏,ram 🐑,sheep,ewe 🦙,llama 🐐,goat 🦌,deer 🐕,dog2 🐩,poodle
🦮,guide_dog 🐕‍🦺,service_dog 🐈,cat2 🐈‍⬛,black_cat 🪶,feather 🐓,rooster 🦃,turkey 🦤,dodo 🦚,peacock 🦜,parrot
🦢,swan 🦩,flamingo 🕊️,dove,dove_of_peace 🐇,rabbit2 🦝,raccoon 🦨,skunk 🦡,badger 🦫,beaver 🦦,otter 🦥,sloth
🐁,mouse2 🐀,rat 🐿️,chipmunk 🦔,hedgehog 🐾,feet,paw_prints 🐉,dragon 🐲,dragon_face 🌵,cactus 🎄,christmas_tree
🌲,evergreen_tree 🌳,deciduous_tree 🌴,palm_tree 🌱,seedling 🌿,herb 🍀,four_leaf_clover 🎍,bamboo 🎋,tanabata_tree
🍃,leaves 🍂,fallen_leaf 🍁,maple_leaf 🪹,empty_nest 🪺,nest_with_eggs 🍄,mushroom 🐚,shell,spiral_shell 🪸,coral
🪨,rock 🪵,wood 🌾,ear_of_rice,sheaf_of_rice 🪴,potted_plant 💐,bouquet 🌷,tulip 🌹,rose 🥀,wilted_rose,wilted_flower
🪷,lotus 🌺,hibiscus 🌸,cherry_blossom 🌼,blossom 🌻,sunflower 🌞,sun_with_face 🌝,full_moon_with_face
🌛,first_quarter_moon_with_face 🌜,last_quarter_moon_with_face 🌚,new_moon_with_face,new_moon_face 🌕,full_moon
🌖,waning_gibbous_moon 🌗,last_quarter_moon 🌘,waning_crescent_moon 🌑,new_moon 🌒,waxing_crescent_moon
🌓,first_quarter_moon 🌔,waxing_gibbous_moon 🌙,crescent_moon,moon 🌎,earth_americas 🌍,earth_africa 🌏,earth_asia
🪐,ringed_planet 💫,dizzy ⭐,star 🌟,star2,glowing_star ⚡,zap,high_voltage 💥,boom,collision 🔥,fire,flame
🌪️,cloud_tornado,cloud_with_tornado,tornado 🌈,rainbow 🌤️,white_sun_small_cloud,white_sun_with_small_cloud
⛅,partly_sunny 🌥️,white_sun_cloud,white_sun_behind_cloud 🌦️,white_sun_rain_cloud,white_sun_behind_cloud_with_rain
🌧️,cloud_rain,cloud_with_rain ⛈️,thunder_cloud_rain,thunder_cloud_and_rain 🌩️,cloud_lightning,cloud_with_lightning
🌨️,cloud_snow,cloud_with_snow ⛄,snowman 🌬️,wind_blowing_face,wind_face 💨,dash,dashing_away 💧,droplet
💦,sweat_drops 🫧,bubbles 🌊,ocean,water_wave 🌫️,fog 🍏,green_apple 🍎,apple,red_apple 🍐,pear 🍊,tangerine 🍋,lemon
🍌,banana 🍉,watermelon 🍇,grapes 🫐,blueberries 🍓,strawberry 🍈,melon 🍒,cherries 🍑,peach 🥭,mango 🍍,pineapple
🥥,coconut 🥝,kiwi,kiwifruit,kiwi_fruit 🍅,tomato 🍆,eggplant 🥑,avocado 🫒,olive 🥦,broccoli 🥬,leafy_green
🫑,bell_pepper 🥒,cucumber 🌶️,hot_pepper 🌽,corn,ear_of_corn 🥕,carrot 🧄,garlic 🧅,onion 🥔,potato 🍠,sweet_potato
🥐,croissant 🥯,bagel 🍞,bread 🥖,french_bread,baguette_bread 🫓,flatbread 🥨,pretzel 🧀,cheese,cheese_wedge 🥚,egg
🍳,cooking 🧈,butter 🥞,pancakes 🧇,waffle 🥓,bacon 🥩,cut_of_meat 🍗,poultry_leg 🍖,meat_on_bone 🦴,bone
🌭,hotdog,hot_dog 🍔,hamburger 🍟,fries,french_fries 🍕,pizza 🥪,sandwich 🥙,stuffed_flatbread,stuffed_pita 🧆,falafel
🌮,taco 🌯,burrito 🫔,tamale 🥗,salad,green_salad 🥘,shallow_pan_of_food,paella 🫕,fondue 🥫,canned_food 🫙,jar
🍝,spaghetti 🍜,ramen,steaming_bowl 🍲,stew,pot_of_food 🍛,curry,curry_rice 🍣,sushi 🍱,bento,bento_box 🥟,dumpling
🦪,oyster 🍤,fried_shrimp 🍙,rice_ball 🍚,rice,cooked_rice 🍘,rice_cracker 🍥,fish_cake 🥠,fortune_cookie 🥮,moon_cake
🍢,oden 🍡,dango 🍧,shaved_ice 🍨,ice_cream 🍦,icecream 🥧,pie 🧁,cupcake 🍰,cake,shortcake 🎂,birthday,birthday_cake
🍮,custard,pudding,flan 🍭,lollipop 🍬,candy 🍫,chocolate_bar 🍿,popcorn 🍩,doughnut 🍪,cookie 🌰,chestnut
🥜,peanuts,shelled_peanut 🫘,beans 🍯,honey_pot 🥛,milk,glass_of_milk 🫗,pouring_liquid 🍼,baby_bottle 🫖,teapot
🍵,tea 🧉,mate 🧃,beverage_box 🥤,cup_with_straw 🧋,bubble_tea 🍶,sake 🍺,beer,beer_mug 🍻,beers
🥂,champagne_glass,clinking_glass 🍷,wine_glass 🥃,tumbler_glass,whisky 🍸,cocktail 🍹,tropical_drink
🍾,champagne,bottle_with_popping_cork 🧊,ice_cube 🥄,spoon 🍴,fork_and_knife
🍽️,fork_knife_plate,fork_and_knife_with_plate 🥣,bowl_with_spoon 🥡,takeout_box 🥢,chopsticks 🧂,salt
⚽,soccer,soccer_ball 🏀,basketball 🏈,football ⚾,baseball 🥎,softball 🎾,tennis 🏐,volleyball 🏉,rugby_football
🥏,flying_disc 🎱,8ball 🪀,yo_yo 🏓,ping_pong,table_tennis 🏸,badminton 🏒,hockey,ice_hockey 🏑,field_hockey
🥍,lacrosse 🏏,cricket_game,cricket_bat_ball 🪃,boomerang 🥅,goal,goal_net ⛳,golf,flag_in_hole 🪁,kite
🛝,playground_slide 🏹,bow_and_arrow,archery 🎣,fishing_pole_and_fish,fishing_pole 🤿,diving_mask
🥊,boxing_glove,boxing_gloves 🥋,martial_arts_uniform,karate_uniform 🎽,running_shirt_with_sash,running_shirt
🛹,skateboard 🛼,roller_skate 🛷,sled ⛸️,ice_skate 🥌,curling_stone 🎿,ski,skis ⛷️,skier 🏂,snowboarder 🪂,parachute
🏋️,person_lifting_weights,lifter,weight_lifter 🏋️‍♀️,woman_lifting_weights 🏋️‍♂️,man_lifting_weights
🤼,people_wrestling,wrestlers,wrestling 🤼‍♀️,women_wrestling 🤼‍♂️,men_wrestling 🤸,person_doing_cartwheel,cartwheel
🤸‍♀️,woman_cartwheeling 🤸‍♂️,man_cartwheeling ⛹️,person_bouncing_ball,basketball_player,person_with_ball
⛹️‍♀️,woman_bouncing_ball ⛹️‍♂️,man_bouncing_ball 🤺,person_fencing,fencer,fencing 🤾,person_playing_handball,handball
🤾‍♀️,woman_playing_handball 🤾‍♂️,man_playing_handball 🏌️,person_golfing,golfer 🏌️‍♀️,woman_golfing
🏌️‍♂️,man_golfing 🏇,horse_racing 🧘,person_in_lotus_position 🧘‍♀️,woman_in_lotus_position
🧘‍♂️,man_in_lotus_position 🏄,person_surfing,surfer 🏄‍♀️,woman_surfing 🏄‍♂️,man_surfing 🏊,person_swimming,swimmer
🏊‍♀️,woman_swimming 🏊‍♂️,man_swimming 🤽,person_playing_water_polo,water_polo 🤽‍♀️,woman_playing_water_polo
🤽‍♂️,man_playing_water_polo 🚣,person_rowing_boat,rowboat 🚣‍♀️,woman_rowing_boat 🚣‍♂️,man_rowing_boat
🧗,person_climbing 🧗‍♀️,woman_climbing 🧗‍♂️,man_climbing 🚵,person_mountain_biking,mountain_bicyclist
🚵‍♀️,woman_mountain_biking 🚵‍♂️,man_mountain_biking 🚴,person_biking,bicyclist 🚴‍♀️,woman_biking 🚴‍♂️,man_biking
🏆,trophy 🥇,first_place,first_place_medal 🥈,second_place,second_place_medal 🥉,third_place,third_place_medal
🏅,medal,sports_medal 🎖️,military_medal 🏵️,rosette 🎗️,reminder_ribbon 🎫,ticket 🎟️,tickets,admission_tickets
🎪,circus_tent 🤹,person_juggling,juggling,juggler 🤹‍♀️,woman_juggling 🤹‍♂️,man_juggling 🎭,performing_arts
🩰,ballet_shoes 🎨,art 🎬,clapper,clapper_board 🎤,microphone 🎧,headphones,headphone 🎼,musical_score
🎹,musical_keyboard 🥁,drum,drum_with_drumsticks 🪘,long_drum 🎷,saxophone 🎺,trumpet 🪗,accordion 🎸,guitar 🪕,banjo
🎻,violin 🎲,game_die ♟️,chess_pawn 🎯,dart,direct_hit 🎳,bowling 🎮,video_game 🎰,slot_machine 🧩,jigsaw,puzzle_piece
🚗,red_car,automobile,car 🚕,taxi 🚙,blue_car 🛻,pickup_truck 🚌,bus 🚎,trolleybus 🏎️,race_car,racing_car
🚓,police_car 🚑,ambulance 🚒,fire_engine 🚐,minibus 🚚,truck 🚛,articulated_lorry 🚜,tractor 🦯,probing_cane
🩼,crutch 🦽,manual_wheelchair 🦼,motorized_wheelchair 🛴,scooter,kick_scooter 🚲,bike,bicycle
🛵,motor_scooter,motorbike 🏍️,motorcycle,racing_motorcycle 🛺,auto_rickshaw 🛞,wheel 🚨,rotating_light
🚔,oncoming_police_car 🚍,oncoming_bus 🚘,oncoming_automobile 🚖,oncoming_taxi 🚡,aerial_tramway 🚠,mountain_cableway
🚟,suspension_railway 🚃,railway_car 🚋,train,tram_car 🚞,mountain_railway 🚝,monorail 🚄,bullettrain_side
🚅,bullettrain_front,bullet_train 🚈,light_rail 🚂,steam_locomotive,locomotive 🚆,train2 🚇,metro 🚊,tram 🚉,station
🛫,airplane_departure 🛬,airplane_arriving 🛩️,airplane_small,small_airplane 💺,seat 🛰️,satellite_orbital 🚀,rocket
🛸,flying_saucer 🚁,helicopter 🛶,canoe,kayak ⛵,sailboat 🚤,speedboat 🛥️,motorboat,motor_boat
🛳️,cruise_ship,passenger_ship ⛴️,ferry 🚢,ship 🛟,ring_buoy 🪝,hook ⛽,fuelpump,fuel_pump 🚧,construction
🚦,vertical_traffic_light 🚥,traffic_light 🚏,busstop,bus_stop 🗺️,map,world_map 🗿,moyai,moai 🗽,statue_of_liberty
🗼,tokyo_tower 🏰,european_castle,castle 🏯,japanese_castle 🏟️,stadium 🎡,ferris_wheel 🎢,roller_coaster
🎠,carousel_horse ⛲,fountain ⛱️,beach_umbrella,umbrella_on_ground 🏖️,beach,beach_with_umbrella
🏝️,island,desert_island 🏜️,desert 🌋,volcano ⛰️,mountain 🏔️,mountain_snow,snow_capped_mountain 🗻,mount_fuji
🏕️,camping ⛺,tent 🏠,house 🏡,house_with_garden 🏘️,homes,house_buildings,houses
🏚️,house_abandoned,derelict_house_building 🛖,hut 🏗️,construction_site,building_construction 🏭,factory 🏢,office
🏬,department_store 🏣,post_office 🏤,european_post_office 🏥,hospital 🏦,bank 🏨,hotel 🏪,convenience_store 🏫,school
🏩,love_hotel 💒,wedding 🏛️,classical_building ⛪,church 🕌,mosque 🕍,synagogue 🛕,hindu_temple 🕋,kaaba
⛩️,shinto_shrine 🛤️,railway_track,railroad_track 🛣️,motorway 🗾,japan,map_of_japan 🎑,rice_scene
🏞️,park,national_park 🌅,sunrise 🌄,sunrise_over_mountains 🌠,stars,shooting_star 🎇,sparkler 🎆,fireworks
🌇,city_sunset,city_sunrise,sunset 🌆,city_dusk 🏙️,cityscape 🌃,night_with_stars 🌌,milky_way 🌉,bridge_at_night
🌁,foggy ⌚,watch 📱,mobile_phone,iphone 📲,calling 💻,computer 🖥️,desktop,desktop_computer 🖨️,printer
🖱️,mouse_three_button,three_button_mouse 🖲️,trackball 🕹️,joystick 🗜️,compression,clamp 💽,minidisc,computer_disk
💾,floppy_disk 💿,cd,optical_disk 📀,dvd 📼,vhs,videocassette 📷,camera 📸,camera_with_flash 📹,video_camera
🎥,movie_camera 📽️,projector,film_projector 🎞️,film_frames 📞,telephone_receiver ☎️,telephone,phone 📟,pager
📠,fax,fax_machine 📺,tv,television 📻,radio 🎙️,microphone2,studio_microphone 🎚️,level_slider 🎛️,control_knobs
🧭,compass ⏱️,stopwatch ⏲️,timer,timer_clock ⏰,alarm_clock 🕰️,clock,mantlepiece_clock ⌛,hourglass
⏳,hourglass_flowing_sand 📡,satellite 🔋,battery 🪫,low_battery 🔌,electric_plug 💡,bulb,light_bulb 🔦,flashlight
🕯️,candle 🪔,diya_lamp 🧯,fire_extinguisher 🛢️,oil,oil_drum 💸,money_with_wings 💵,dollar 💴,yen,yen_banknote
💶,euro,euro_banknote 💷,pound 🪙,coin 💰,moneybag,money_bag 💳,credit_card 🪪,identification_card 💎,gem,gem_stone
🪜,ladder 🧰,toolbox 🪛,screwdriver 🔧,wrench 🔨,hammer 🛠️,tools,hammer_and_wrench ⛏️,pick 🪚,carpentry_saw
🔩,nut_and_bolt 🪤,mouse_trap 🧱,bricks,brick ⛓️,chains 🧲,magnet 🔫,gun,pistol 💣,bomb 🧨,firecracker 🪓,axe
🔪,knife,kitchen_knife 🗡️,dagger,dagger_knife 🛡️,shield 🚬,smoking,cigarette ⚰️,coffin 🪦,headstone
⚱️,urn,funeral_urn 🏺,amphora 🔮,crystal_ball 📿,prayer_beads 🧿,nazar_amulet 🪬,hamsa 💈,barber,barber_pole
🔭,telescope 🔬,microscope 🕳️,hole 🩻,x_ray 🩹,adhesive_bandage 🩺,stethoscope 💊,pill 💉,syringe 🩸,drop_of_blood
🧬,dna 🦠,microbe 🧫,petri_dish 🧪,test_tube 🌡️,thermometer 🧹,broom 🪠,plunger 🧺,basket 🧻,roll_of_paper 🚽,toilet
🚰,potable_water 🚿,shower 🛁,bathtub 🛀,bath 🧼,soap 🪥,toothbrush 🪒,razor 🧽,sponge 🪣,bucket
🧴,squeeze_bottle,lotion_bottle 🛎️,bellhop,bellhop_bell 🔑,key 🗝️,key2,old_key 🚪,door 🪑,chair
🛋️,couch,couch_and_lamp 🛏️,bed 🛌,sleeping_accommodation,person_in_bed 🧸,teddy_bear 🪆,nesting_dolls
🖼️,frame_photo,frame_with_picture 🪞,mirror 🪟,window 🛍️,shopping_bags 🛒,shopping_cart,shopping_trolley
🎁,gift,wrapped_gift 🎈,balloon 🎏,flags,carp_streamer 🎀,ribbon 🪄,magic_wand 🪅,piñata 🎊,confetti_ball
🎉,tada,party_popper 🎎,dolls 🏮,izakaya_lantern 🎐,wind_chime 🪩,mirror_ball 🧧,red_envelope 📩,envelope_with_arrow
📨,incoming_envelope 📧,e-mail,email,e_mail 💌,love_letter 📥,inbox_tray 📤,outbox_tray 📦,package 🏷️,label
🪧,placard 📪,mailbox_closed 📫,mailbox 📬,mailbox_with_mail 📭,mailbox_with_no_mail 📮,postbox 📯,postal_horn
📜,scroll 📃,page_with_curl 📄,page_facing_up 📑,bookmark_tabs 🧾,receipt 📊,bar_chart 📈,chart_with_upwards_trend
📉,chart_with_downwards_trend 🗒️,notepad_spiral,spiral_note_pad 🗓️,calendar_spiral,spiral_calendar_pad 📆,calendar
📅,date 🗑️,wastebasket 📇,card_index 🗃️,card_box,card_file_box 🗳️,ballot_box,ballot_box_with_ballot
🗄️,file_cabinet 📋,clipboard 📁,file_folder 📂,open_file_folder 🗂️,dividers,card_index_dividers
🗞️,newspaper2,rolled_up_newspaper 📰,newspaper 📓,notebook 📔,notebook_with_decorative_cover 📒,ledger 📕,closed_book
📗,green_book 📘,blue_book 📙,orange_book 📚,books 📖,book,open_book 🔖,bookmark 🧷,safety_pin 🔗,link 📎,paperclip
🖇️,paperclips,linked_paperclips 📐,triangular_ruler 📏,straight_ruler 🧮,abacus 📌,pushpin 📍,round_pushpin
🖊️,pen_ballpoint,lower_left_ballpoint_pen,pen 🖋️,pen_fountain,lower_left_fountain_pen,fountain_pen
🖌️,paintbrush,lower_left_paintbrush 🖍️,crayon,lower_left_crayon 📝,pencil,memo ✏️,pencil2 🔍,mag 🔎,mag_right
🔏,lock_with_ink_pen 🔐,closed_lock_with_key 🔒,lock,locked 🔓,unlock,unlocked 🧡,orange_heart 💛,yellow_heart
💚,green_heart 💙,blue_heart 💜,purple_heart 🖤,black_heart 🤎,brown_heart 🤍,white_heart 💔,broken_heart
💕,two_hearts 💞,revolving_hearts 💓,heartbeat,beating_heart 💗,heartpulse,growing_heart 💖,sparkling_heart 💘,cupid
💝,gift_heart ❤️‍🩹,mending_heart ❤️‍🔥,heart_on_fire 💟,heart_decoration ☮️,peace,peace_symbol ✝️,cross,latin_cross
☪️,star_and_crescent 🕉️,om_symbol 🔯,six_pointed_star 🕎,menorah ☯️,yin_yang 🛐,place_of_worship,worship_symbol
⛎,ophiuchus ♊,gemini ♋,cancer ♌,leo ♍,virgo ♎,libra ♏,scorpius,scorpio 🆔,id ⚛️,atom,atom_symbol 🉑,accept
📴,mobile_phone_off 📳,vibration_mode 🈶,u6709 🈚,u7121 🈸,u7533 🈺,u55b6 🈷️,u6708 🆚,vs 💮,white_flower
🉐,ideograph_advantage 🈴,u5408 🈵,u6e80 🈹,u5272 🈲,u7981 🅰️,a 🅱️,b 🆎,ab 🆑,cl 🅾️,o2 🆘,sos ❌,x,cross_mark ⭕,o
🛑,octagonal_sign,stop_sign ⛔,no_entry 📛,name_badge 🚫,no_entry_sign,prohibited 💯,100 💢,anger 🚷,no_pedestrians
🚯,do_not_litter,no_littering 🚳,no_bicycles 🚱,non-potable_water 🔞,underage 📵,no_mobile_phones 🚭,no_smoking
‼️,bangbang 🔅,low_brightness 🔆,high_brightness 〽️,part_alternation_mark ⚠️,warning 🚸,children_crossing 🔱,trident
⚜️,fleur-de-lis,fleur_de_lis 🔰,beginner ♻️,recycle 🈯,u6307 💹,chart ❎,negative_squared_cross_mark
🌐,globe_with_meridians 💠,diamond_shape_with_a_dot_inside Ⓜ️,m,circled_m 🌀,cyclone 💤,zzz 🏧,atm 🚾,wc,water_closet
♿,wheelchair 🅿️,parking 🈳,u7a7a 🈂️,sa 🛂,passport_control 🛃,customs 🛄,baggage_claim 🛅,left_luggage 🛗,elevator
🚹,mens,mens_room 🚺,womens,womens_room 🚼,baby_symbol 🚻,restroom 🚮,put_litter_in_its_place 🎦,cinema
📶,signal_strength,antenna_bars 🈁,koko 🔣,symbols,input_symbols 🔤,abc 🔡,abcd 🔠,capital_abcd 🆖,ng 🆗,ok 🆙,up
🆒,cool 🆕,new 🆓,free 0️⃣,zero 1️⃣,one 2️⃣,two 3️⃣,three 4️⃣,four 5️⃣,five 6️⃣,six 7️⃣,seven 8️⃣,eight 9️⃣,nine
🔟,keycap_ten 🔢,1234,input_numbers #️⃣,hash *️⃣,asterisk,keycap_asterisk ⏏️,eject,eject_symbol ▶️,arrow_forward
⏸️,pause_button,double_vertical_bar ⏯️,play_pause ⏹️,stop_button ⏺️,record_button ⏭️,track_next,next_track
⏮️,track_previous,previous_track ⏩,fast_forward ⏪,rewind ⏫,arrow_double_up ⏬,arrow_double_down ◀️,arrow_backward
🔼,arrow_up_small 🔽,arrow_down_small ➡️,arrow_right,right_arrow ⬅️,arrow_left,left_arrow ⬆️,arrow_up,up_arrow
⬇️,arrow_down,down_arrow ↪️,arrow_right_hook ↩️,leftwards_arrow_with_hook 🔀,twisted_rightwards_arrows 🔁,repeat
🔂,repeat_one 🔄,arrows_counterclockwise 🔃,arrows_clockwise 🎵,musical_note 🎶,notes,musical_notes
🟰,heavy_equals_sign ♾️,infinity 💲,heavy_dollar_sign 💱,currency_exchange ©️,copyright ®️,registered ➰,curly_loop
➿,loop 🔚,end,end_arrow 🔙,back,back_arrow 🔛,on,on_arrow 🔝,top,top_arrow 🔜,soon,soon_arrow 🔘,radio_button
⚪,white_circle ⚫,black_circle 🔴,red_circle 🔵,blue_circle,large_blue_circle 🟤,brown_circle 🟣,purple_circle
🟢,green_circle 🟡,yellow_circle 🟠,orange_circle 🔺,small_red_triangle 🔻,small_red_triangle_down
🔸,small_orange_diamond 🔹,small_blue_diamond 🔶,large_orange_diamond 🔷,large_blue_diamond 🔳,white_square_button
🔲,black_square_button ▪️,black_small_square ▫️,white_small_square ◾,black_medium_small_square
◽,white_medium_small_square ◼️,black_medium_square ◻️,white_medium_square ⬛,black_large_square ⬜,white_large_square
🟧,orange_square 🟦,blue_square 🟥,red_square 🟫,brown_square 🟪,purple_square 🟩,green_square 🟨,yellow_square
🔈,speaker 🔇,mute,muted_speaker 🔉,sound 🔊,loud_sound 🔔,bell 🔕,no_bell 📣,mega,megaphone 📢,loudspeaker
🗨️,speech_left,left_speech_bubble 👁️‍🗨️,eye_in_speech_bubble 💬,speech_balloon 💭,thought_balloon
🗯️,anger_right,right_anger_bubble 🃏,black_joker,joker 🎴,flower_playing_cards 🀄,mahjong 🕐,clock1,one_oclock
🕑,clock2,two_oclock 🕒,clock3,three_oclock 🕓,clock4,four_oclock 🕔,clock5,five_oclock 🕕,clock6,six_oclock
🕖,clock7,seven_oclock 🕗,clock8,eight_oclock 🕘,clock9,nine_oclock 🕙,clock10,ten_oclock 🕚,clock11,eleven_oclock
🕛,clock12,twelve_oclock 🕜,clock130,one_thirty 🕝,clock230,two_thirty 🕞,clock330,three_thirty
🕟,clock430,four_thirty 🕠,clock530,five_thirty 🕡,clock630,six_thirty 🕢,clock730,seven_thirty
🕣,clock830,eight_thirty 🕤,clock930,nine_thirty 🕥,clock1030,ten_thirty 🕦,clock1130,eleven_thirty
🕧,clock1230,twelve_thirty 0️,digit_zero 1️,digit_one 2️,digit_two 3️,digit_three 4️,digit_four 5️,digit_five
6️,digit_six 7️,digit_seven 8️,digit_eight 9️,digit_nine #️,pound_symbol *️,asterisk_symbol ⚧,transgender_symbol
🏳️,flag_white,waving_white_flag,white_flag 🏴,flag_black,waving_black_flag,black_flag 🏁,checkered_flag
🚩,triangular_flag_on_post 🏳️‍🌈,rainbow_flag,gay_pride_flag 🏳️‍⚧️,transgender_flag 🏴‍☠️,pirate_flag 🇨🇱,chile
🇨🇩,congo 🇮🇩,indonesia 🎌,crossed_flags 🇳🇬,nigeria 🇸🇦,saudiarabia,saudi 🇹🇲,turkmenistan 🇹🇻,tuvalu
🏴󠁧󠁢󠁥󠁮󠁧󠁿,england 🏴󠁧󠁢󠁳󠁣󠁴󠁿,scotland 🏴󠁧󠁢󠁷󠁬󠁳󠁿,wales 🇺🇳,united_nations 🏻,tone1 🏼,tone2 🏽,tone3
🏾,tone4 🏿,tone5 🇿,regional_indicator_z 🇾,regional_indicator_y 🇽,regional_indicator_x 🇼,regional_indicator_w
🇻,regional_indicator_v 🇺,regional_indicator_u 🇹,regional_indicator_t 🇸,regional_indicator_s
🇷,regional_indicator_r 🇶,regional_indicator_q 🇵,regional_indicator_p 🇴,regional_indicator_o
🇳,regional_indicator_n 🇲,regional_indicator_m 🇱,regional_indicator_l 🇰,regional_indicator_k
🇯,regional_indicator_j 🇮,regional_indicator_i 🇭,regional_indicator_h 🇬,regional_indicator_g
🇫,regional_indicator_f 🇪,regional_indicator_e 🇩,regional_indicator_d 🇨,regional_indicator_c
🇧,regional_indicator_b 🇦,regional_indicator_a 🫱‍🫲,handshake_tone_tone
👩‍🤝‍👨,woman_and_man_holding_hands_tone_tone 👩‍🤝‍👩,women_holding_hands_tone_tone
👨‍🤝‍👨,men_holding_hands_tone_tone 🧑‍❤️‍🧑,couple_with_heart_person_person_tone_tone
🧑‍❤️‍💋‍🧑,kiss_person_person_tone_tone
`;

/** Countries whose flags are `flag_` with these letters, and, where they are small, the letters alone. */
export const FLAG_CODES = `
af ax al dz as ad ao ai aq ag ar am aw au at az bs bh bd bb by be bz bj bm bt bo ba bw br io vg bn bg bf bi kh cm ca
ic cv bq ky cf td CL cn cx cc co km cg CD ck cr ci hr cu cw cy cz dk dj dm do ec eg sv gq er ee et eu fk fo fj fi fr
gf pf tf ga gm ge de gh gi gr gl gd gp gu gt gg gn gw gy ht hn hk hu is in ID ir iq ie im il it jm jp je jo kz ke ki
xk kw kg la lv lb ls lr ly li lt lu mo mk mg mw my mv ml mt mh mq mr mu yt mx fm md mc mn me ms ma mz mm na nr np nl
nc nz ni ne NG nu nf kp mp no om pk pw ps pa pg py pe ph pn pl pt pr qa re ro ru rw ws sm st SA sn rs sc sl sg sx sk
si gs sb so za kr ss es lk bl sh kn lc pm vc sd sr sz se ch sy tw tj tz th tl tg tk to tt tn tr TM tc vi TV ug ua ae
gb us uy uz vu va ve vn wf eh ye zm zw ac bv cp ea dg hm mf sj ta um
`;
