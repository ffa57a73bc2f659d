"""Every fact that the shipped guide must show: (address of the page, words that its text holds).

Grouped like the brief that the guide was written from. Text is compared with white space normalised.
"""

PM = "/roles/product-manager/"
PJM = "/roles/project-manager/"
PO = "/roles/product-owner/"
SM = "/roles/scrum-master/"
PAIR = "/compare/product-manager-vs-project-manager/"
THREE = "/compare/product-manager-vs-product-owner-vs-project-manager/"
WHICH = "/which-path/"
WHICH_PRODUCT = "/which-path/?vision=5&users=5&shared-idea=5&improve=5"
WHICH_PROJECT = "/which-path/?schedule=5&deadlines=5&clear-end=5&budget=5"
UK_PAY = "/salaries/?country=GB"
US_PAY = "/salaries/?country=US"
PRODUCT_LADDER = "/paths/product-ladder/"
PROJECT_LADDER = "/paths/project-ladder/"

Facts = list[tuple[str, str]]

SOURCES: Facts = [
    # the two articles, what is not stated, and that each is named where it alone speaks
    ("/sources/", "Product Manager vs. Project Manager"),
    ("/sources/", "Coursera"),
    ("/sources/", "The UK version of the article."),
    ("/sources/", "Product manager vs project manager"),
    ("/sources/", "An industry article, American in tone."),
    ("/sources/", "Neither its publisher nor its date is stated."),
    ("/sources/", "not stated"),
    (PM, "Coursera (UK)"),
    (PM, "US industry article"),
    (PJM, "Coursera (UK)"),
    (PJM, "US industry article"),
    (PO, "Coursera (UK)"),
    (SM, "Coursera’s UK article"),
    # issuing bodies are cited themselves
    ("/sources/", "Project Management Institute (PMI)"),
    ("/sources/", "Scrum Alliance"),
    ("/sources/", "Scrum.org"),
    ("/sources/", "Chartered Institute of Marketing (CIM)"),
    ("/sources/", "Association of International Product Marketing and Management (AIPMM)"),
]

BOTH_MANAGERS: Facts = [
    # four profiles; "covered yet" where there is nothing
    ("/roles/", "Product manager"),
    ("/roles/", "Project manager"),
    ("/roles/", "Product owner"),
    ("/roles/", "Scrum master"),
    (PO, "covered yet"),
    (SM, "covered yet"),
    # families
    ("/roles/", "Product management"),
    ("/roles/", "Project management"),
    ("/roles/", "Scrum team"),
    # transferable skills are crucial, some specialised technical knowledge is needed
    (PM, "Transferable skills, also called soft skills, are crucial in this job."),
    (PM, "Some specialised technical knowledge is needed as well."),
    (PJM, "Transferable skills, also called soft skills, are crucial in this job."),
    (PJM, "Some specialised technical knowledge is needed as well."),
    (PAIR, "Transferable skills are crucial for both managers."),
    # easily confused, yet two separate jobs (us)
    (PAIR, "most organisations make two quite separate jobs of them, says the US industry article"),
    # many projects bring a product manager's goals about (uk)
    (PAIR, "it takes many projects to bring a product manager’s goals about, and project managers lead them"),
    (PJM, "it takes many of them to bring a product manager’s goals about"),
    # the paths overlap a good deal, with key differences (uk)
    (PAIR, "According to Coursera’s UK article, the two paths overlap a good deal, with key differences."),
]

PRODUCT_MANAGER: Facts = [
    # in a nutshell
    (PM, "Answers for a product’s results throughout its life, from idea to retirement"),
    (PM, "and directs how it is updated"),
    (PM, "Coursera’s UK article sees the product manager as the strategic thinker"),
    (PAIR, "as the strategic thinker of the pair"),
    (PM, "What exactly does a product manager cover?"),
    (PM, "Opinions differ, even among people in the profession."),
    (PAIR, "Opinions differ, even among people in the profession."),
    # owns why, what and for whom (us); vision, goals, business trajectory; features, user and business goals
    (PM, "Why the product exists, what it does and for whom."),
    (PM, "vision, its goals and its course as a business"),
    (PM, "They decide which features come first"),
    (PM, "into line with what users need and what the business wants"),
    # usually no clear beginning or end; the stages (us)
    (PM, "The work usually has no clear beginning or end."),
    (PM, "ideation, prototyping, development, launch, upkeep and iteration and, at last, decline"),
    # company size (uk); relatively new, varies (uk)
    (PM, "The job changes with the size of the company, says Coursera’s UK article."),
    (PM, "In a large organisation the work is high-level, such as leading a team."),
    (PM, "In a small one it is practical: market research is part of it, and even some project management."),
    (PM, "The role is relatively new"),
    (PM, "It varies from company to company and from team to team."),
    # technical and non-technical work; a day (us)
    (PM, "part of the work is technical and part is not"),
    (PM, "the product has to meet the needs of the business, earn money and do what customers expect"),
    (PM, "proposing features, working with development, design, marketing and sales, managing customer feedback"),
    (PM, "developing the roadmap"),
    # responsibilities
    (PM, "Define the metrics that show whether the product succeeds"),
    (PM, "Understand what consumers need, and bring it to the product team"),
    (PM, "Work with cross-functional teams (engineering, design, marketing) to develop a strategy and to pursue it"),
    (PM, "Use market research and other research to improve the product and to make it grow"),
    (PM, "Watch how the product performs"),
    (PM, "Test new features and monitor them"),
    (PM, "Keep watch on competitors"),
    (PM, "Prune the product backlog and manage the roadmap"),
    (PAIR, "Define the metrics that show whether the product succeeds"),
    (PAIR, "Prune the product backlog and manage the roadmap"),
    # the disagreement about the backlog, on both profiles and in both comparisons
    (PM, "Who manages the product backlog?"),
    (PM, "The product manager does: pruning it is one of the job’s responsibilities."),
    (PM, "The product owner does: the backlog is how they keep the team’s work on the product’s priorities."),
    (PO, "The product manager does: pruning it is one of the job’s responsibilities."),
    (PO, "The product owner does: the backlog is how they keep the team’s work on the product’s priorities."),
    (PAIR, "Who manages the product backlog?"),
    (PAIR, "The product owner does: the backlog is how they keep the team’s work on the product’s priorities."),
    (THREE, "Who manages the product backlog?"),
    (THREE, "The product manager does: pruning it is one of the job’s responsibilities."),
    (THREE, "The product owner does: the backlog is how they keep the team’s work on the product’s priorities."),
    # skills, by the uk article
    (PM, "Data analysis"),
    (PM, "Market assessment"),
    (PM, "Price modelling"),
    (PM, "Basic user experience (UX) knowledge"),
    (PM, "Basic business knowledge"),
    ("/skills/", "Data analysis"),
    ("/skills/", "Market assessment"),
    ("/skills/", "Price modelling"),
    ("/skills/", "Basic user experience (UX) knowledge"),
    ("/skills/", "Basic business knowledge"),
    ("/skills/data-analysis/", "Product manager"),
    # tools, by the us article
    (PM, "Jira"),
    (PM, "Productboard"),
    (PM, "Aha!"),
    (PM, "Figma"),
    (PM, "roadmap planning and user research"),
    # comes from (uk)
    (PM, "Some start straight after graduating, according to Coursera’s UK article."),
    (PM, "to build up experience first, for example in business operations or in marketing"),
    (PM, "the job calls for an understanding of both the business and its customers"),
    # certifications, by the uk article
    (PM, "No certification is required, says Coursera’s UK article."),
    (PM, "One may give an edge in an application, and some employers do ask for one."),
    (PM, "employers in the United Kingdom do not usually ask for them, and not every course ends in a certificate"),
    (PM, "Product Management Principles"),
    (PM, "Chartered Institute of Marketing"),
    (PM, "AIPMM Certified Product Manager"),
    (PM, "Association of International Product Marketing and Management"),
    ("/certifications/product-management-principles/", "Chartered Institute of Marketing"),
    ("/certifications/product-management-principles/", "CIM"),
    ("/certifications/product-management-principles/", "Product manager"),
    ("/certifications/aipmm-certified-product-manager/", "credential"),
    (
        "/certifications/aipmm-certified-product-manager/",
        "Association of International Product Marketing and Management",
    ),
]

PROJECT_MANAGER: Facts = [
    # in a nutshell; the doer (uk)
    (PJM, "Takes projects from start to finish, and owns how the work is done and when."),
    (PJM, "turns goals into reality by managing timelines, resources and delivery"),
    (PJM, "Coursera’s UK article sees the project manager as the doer"),
    (PJM, "How the work is done, and when."),
    # a clear beginning and end; from a building to a new tool
    (PJM, "generally has a clear beginning and a clear end"),
    (PJM, "It may be as big as a new building or as small as giving a team a new tool."),
    # what the job is
    (PJM, "the project manager creates the team, sets the schedule and manages the budget"),
    (PJM, "Until it is complete, they collaborate and communicate a great deal with leadership and stakeholders"),
    (PJM, "make sure that stakeholders do their share"),
    (PJM, "They set a realistic deadline for each stage, remove blockers and pass tasks on to the next department."),
    (PJM, "Finishing on time is ultimately their responsibility. Then they move on to the next project."),
    # responsibilities
    (PJM, "Set the key goalposts: scope, timeline and budget estimates"),
    (PJM, "Plan projects, including who is on the team and when"),
    (PJM, "Manage the budget"),
    (PJM, "Define what success means for the project"),
    (PJM, "Keep the project on schedule"),
    (PJM, "Tell leadership and key stakeholders how the project is getting on"),
    (PJM, "Create a process for changes, and maintain it"),
    (PJM, "Use project management software for tasks and schedules"),
    (PJM, "See that teams collaborate well, stay motivated and keep to the schedule"),
    (PAIR, "Set the key goalposts: scope, timeline and budget estimates"),
    (PAIR, "See that teams collaborate well, stay motivated and keep to the schedule"),
    # skills
    (PJM, "Project management approaches"),
    (PJM, "Such as Scrum, Agile and Waterfall"),
    (PJM, "Risk management"),
    (PJM, "Project management tools"),
    (PJM, "Such as Asana or Gantt charts"),
    (PJM, "Basic budgeting"),
    (PJM, "Communication"),
    (PJM, "Collaboration"),
    (PJM, "Organisation"),
    ("/skills/", "Project management approaches"),
    ("/skills/", "Risk management"),
    ("/skills/", "Project management tools"),
    ("/skills/", "Basic budgeting"),
    ("/skills/", "Communication"),
    ("/skills/", "Collaboration"),
    ("/skills/", "Organisation"),
    ("/skills/risk-management/", "Project manager"),
    # tools, by the us article
    (PJM, "Asana"),
    (PJM, "Trello"),
    (PJM, "Smartsheet"),
    (PJM, "MS Project"),
    (PJM, "hold timelines, tasks and resources"),
    # comes from, goes on to
    (PJM, "a software developer, for example, may lead software projects after some years"),
    (PJM, "Others begin as project coordinator. Coursera’s UK article also names the project assistant."),
    (PJM, "to senior project manager, or to director of project management"),
    # certifications, by the uk article
    (PJM, "No certification is required, says Coursera’s UK article."),
    (PJM, "One may give an edge, and some employers do ask for one."),
    (PJM, "Certifications are more common here than among product managers."),
    (PJM, "Project Management Professional"),
    (PJM, "PMP"),
    (PJM, "Certified Associate in Project Management"),
    (PJM, "CAPM"),
    (PJM, "Project Management Institute"),
    (PJM, "Certified ScrumMaster"),
    (PJM, "CSM"),
    (PJM, "Scrum Alliance"),
    (PJM, "Professional Scrum Master"),
    (PJM, "PSM"),
    (PJM, "Scrum.org"),
    ("/certifications/pmp/", "Project Management Professional"),
    ("/certifications/pmp/", "Project Management Institute"),
    ("/certifications/capm/", "Certified Associate in Project Management"),
    ("/certifications/capm/", "Project Management Institute"),
    ("/certifications/csm/", "Certified ScrumMaster"),
    ("/certifications/csm/", "Scrum Alliance"),
    ("/certifications/psm/", "Professional Scrum Master"),
    ("/certifications/psm/", "Scrum.org"),
    ("/certifications/", "Project Management Professional"),
    ("/certifications/", "Certified Associate in Project Management"),
    ("/certifications/", "Certified ScrumMaster"),
    ("/certifications/", "Professional Scrum Master"),
    ("/certifications/", "Product Management Principles"),
    ("/certifications/", "AIPMM Certified Product Manager"),
]

SCRUM_TEAM: Facts = [
    # product owner (uk)
    (PO, "Keeps a Scrum team’s work on the product’s priorities, by means of the product backlog."),
    (PO, "the team’s to-do list"),
    (PO, "single projects match the overall goals of the product"),
    (PO, "answers for the whole product. The product owner answers for one aspect of it, within a smaller team."),
    (PO, "Project managers and product owners often share a team."),
    (PO, "A Scrum team has two designated roles: the product owner and the Scrum master."),
    # Scrum master (uk)
    (SM, "One of the two designated roles of a Scrum team, and a kind of project manager."),
    (SM, "The Scrum master is the second, beside the product owner; development teams usually have both."),
    (SM, "A Scrum master is a kind of project manager."),
    # the third role in the comparisons
    (PAIR, "Project managers and product owners often share a team."),
    (PAIR, "the product owner answers for one aspect of it, within a smaller team"),
    (PAIR, "Scrum teams have a second designated role, the Scrum master: a kind of project manager."),
    (THREE, "A Scrum team has two designated roles: the product owner and the Scrum master."),
    (THREE, "Development teams usually have both. A Scrum master is a kind of project manager."),
    (THREE, "so that single projects match those goals"),
]

DIMENSIONS: Facts = [
    # owns
    (PAIR, "Owns"),
    (PAIR, "Why the product exists, what it does and for whom."),
    (PAIR, "How the work is done, and when."),
    # focus and objectives
    (PAIR, "Focus and objectives"),
    (PAIR, "Developing the product and iterating on it."),
    (PAIR, "a better product for customers, fewer bugs and a product that stays profitable"),
    (PAIR, "Getting teams to complete projects."),
    (PAIR, "the organisation’s projects are finished punctually and well"),
    # time horizon
    (PAIR, "Time horizon"),
    (PAIR, "A product manager plans for the whole life of the product."),
    (PAIR, "Execution is often split into sprints."),
    (PAIR, "Each sprint is a small project of its own, and resembles the work of a project manager."),
    (PAIR, "A project has a set timeframe, and a project manager usually finishes one before the next."),
    (PAIR, "a few may run at once; another is then taken on only when one is finished"),
    (PAIR, "A very large project may take up one manager entirely, and for long."),
    # collaboration and teams
    (PAIR, "Collaboration and teams"),
    (PAIR, "Developers, engineering, UX design, product marketing, sales and customer success."),
    (PAIR, "one vision of the product: its purpose, its features and its benefits"),
    (PAIR, "works with internal stakeholders too, and learns from interviews about wins and losses"),
    (PAIR, "from customer feedback"),
    (PAIR, "The people differ by project: one introduces new HR processes, another is a product initiative."),
    (PAIR, "The project manager manages people and execution, so that delivery is on time."),
    # the same on the profiles, and the product owner's in the comparison of three
    (PM, "Developers, engineering, UX design, product marketing, sales and customer success."),
    (PJM, "A very large project may take up one manager entirely, and for long."),
    (THREE, "Keeping the team’s work on the product’s priorities."),
    (THREE, "A Scrum team: a smaller team than that of a product manager."),
    # metrics, with definitions in the glossary
    (PAIR, "Feature adoption rate"),
    (PAIR, "Monthly active users"),
    (PAIR, "MAU"),
    (PAIR, "Customer satisfaction"),
    (PAIR, "Time to market"),
    (PAIR, "Defect density"),
    (PAIR, "On-time delivery"),
    (PAIR, "Within budget"),
    (PAIR, "Meeting scope"),
    (PAIR, "Stakeholder satisfaction"),
    (PM, "Feature adoption rate"),
    (PM, "Monthly active users"),
    (PM, "Customer satisfaction"),
    (PM, "Time to market"),
    (PM, "Defect density"),
    (PJM, "On-time delivery"),
    (PJM, "Within budget"),
    (PJM, "Meeting scope"),
    (PJM, "Stakeholder satisfaction"),
    (PAIR, "How many of all users try a feature within a set time after its release, as a share."),
    (PAIR, "Whether the leaders who asked for a project are happy with its result."),
    # tools
    (PAIR, "The product manager’s tools are for roadmap planning and user research"),
    (PAIR, "the project manager’s for timelines, tasks and resources, according to the US industry article"),
    (PAIR, "Jira"),
    (PAIR, "Smartsheet"),
]

GLOSSARY: Facts = [
    ("/glossary/product/", "Any item, service or software that an organisation creates"),
    ("/glossary/product/", "because its customers or its market need it"),
    ("/glossary/product/", "physical, such as furniture or clothing, or digital, such as an app or a website video"),
    ("/glossary/product/", "has to be developed, tried out as a prototype, launched and then kept up continuously"),
    ("/glossary/project/", "A set of tasks, usually done in a certain order, that leads to an outcome."),
    ("/glossary/project/", "Projects differ in complexity and in scale."),
    ("/glossary/project/", "or maintain one: building a house is a project, and so is rolling out a software update"),
    ("/glossary/feature-adoption-rate/", "How many of all users try a feature within a set time after its release"),
    ("/glossary/monthly-active-users/", "How many people are active on a platform in a given month."),
    ("/glossary/monthly-active-users/", "MAU"),
    ("/glossary/customer-satisfaction/", "It is often measured by satisfaction scores and by the net promoter score."),
    ("/glossary/time-to-market/", "How long it takes to develop a product or a feature and to launch it."),
    ("/glossary/defect-density/", "How many errors there are in the code or in the interface, relative to the size"),
    ("/glossary/on-time-delivery/", "If it is not, the length of the delay counts."),
    ("/glossary/within-budget/", "costs no more than was set aside for it"),
    ("/glossary/meeting-scope/", "reaches all of its outcomes, and reaches them to a good standard"),
    ("/glossary/stakeholder-satisfaction/", "Whether the leaders who asked for a project are happy with its result."),
    ("/glossary/product-backlog/", "A team’s to-do list for a product"),
    ("/glossary/outcome-based-roadmap/", "is built round the results wanted"),
    ("/glossary/", "Sprint"),
    ("/glossary/", "Product backlog"),
    ("/glossary/", "Roadmap"),
    ("/glossary/", "Outcome-based roadmap"),
    ("/glossary/", "Scrum"),
    ("/glossary/", "Agile"),
    ("/glossary/", "Waterfall"),
    ("/glossary/", "Gantt chart"),
    ("/glossary/", "Stakeholder"),
    ("/glossary/", "Transferable skill"),
    ("/glossary/", "Net promoter score"),
    ("/glossary/", "Win/loss interview"),
]

SALARIES: Facts = [
    # the four figures, each with country, statistic, basis, source and date
    (UK_PAY, "£53,012"),
    (UK_PAY, "£46,201"),
    (UK_PAY, "December 2021"),
    (UK_PAY, "Glassdoor"),
    (UK_PAY, "United Kingdom"),
    (US_PAY, "US$103,000"),
    (US_PAY, "US$84,000"),
    (US_PAY, "not stated"),
    (US_PAY, "Glassdoor"),
    (US_PAY, "United States"),
    (PM, "£53,012"),
    (PM, "US$103,000"),
    (PM, "December 2021"),
    (PJM, "£46,201"),
    (PJM, "US$84,000"),
    (PJM, "December 2021"),
    (PAIR, "£53,012"),
    (PAIR, "£46,201"),
    (PAIR, "US$103,000"),
    (PAIR, "US$84,000"),
    # "average" is its own kind of statistic
    ("/sources/", "Both articles speak of an average; neither says whether that is a mean or a median."),
    # who earns more, computed
    (PAIR, "£6,811"),
    (PAIR, "14.7%"),
    (PAIR, "US$19,000"),
    (PAIR, "22.6%"),
    (THREE, "£6,811"),
    (PAIR, "In the United Kingdom, product managers earn “slightly more” than project managers."),
    # pay depends on more; the us article's explanation
    (PAIR, "Pay also depends on region, industry and experience."),
    (PAIR, "because of their strategic influence and their effect on business outcomes"),
    (PM, "because of their strategic influence and their effect on business outcomes"),
]

PATHS: Facts = [
    # the product ladder (us)
    (PRODUCT_LADDER, "US industry article"),
    (PRODUCT_LADDER, "Associate product manager"),
    (PRODUCT_LADDER, "assisting with research, refining user stories and supporting senior colleagues"),
    (PRODUCT_LADDER, "Product manager"),
    (PRODUCT_LADDER, "or a key set of features, and sets its roadmap"),
    (PRODUCT_LADDER, "Works with engineering, design and marketing."),
    (PRODUCT_LADDER, "Senior product manager"),
    (PRODUCT_LADDER, "Has a wider scope and more complex products. Strategy and mentoring are part of the job"),
    (PRODUCT_LADDER, "goes beyond features to their impact on the business"),
    (PRODUCT_LADDER, "Director of product"),
    (PRODUCT_LADDER, "Leads product managers, aligns the strategy of several workstreams"),
    (PRODUCT_LADDER, "the team’s work serves the goals of the company"),
    (PRODUCT_LADDER, "Chief product officer or VP of product"),
    (PRODUCT_LADDER, "the whole product vision, for alignment across functions and for innovation in the long term"),
    (PM, "senior product manager, director of product and, at the top, chief product officer or VP of product"),
    (PAIR, "Chief product officer or VP of product"),
    # the project ladder (us)
    (PROJECT_LADDER, "US industry article"),
    (PROJECT_LADDER, "Project coordinator"),
    (PROJECT_LADDER, "scheduling, tracking, documentation and support for senior project managers"),
    (PROJECT_LADDER, "Project manager"),
    (PROJECT_LADDER, "the whole life cycle of one or more projects: scope, timelines, budgets, teams and results"),
    (PROJECT_LADDER, "Senior project manager"),
    (PROJECT_LADDER, "Runs larger and more complex projects, or several at once."),
    (PROJECT_LADDER, "May mentor others, standardise how projects are done and keep them to strategic goals."),
    (PROJECT_LADDER, "Project director"),
    (PROJECT_LADDER, "Has a portfolio of related projects"),
    (PROJECT_LADDER, "aligns them with one another, shares out resources and answers for strategic outcomes"),
    (PROJECT_LADDER, "Executive, such as VP of operations or COO"),
    (PROJECT_LADDER, "Brings project expertise to the whole company."),
    (PROJECT_LADDER, "It is flexible, and not tied to one industry."),
    (PROJECT_LADDER, "From support to leadership: first deliver projects, then lead those who do."),
    (PAIR, "Executive, such as VP of operations or COO"),
    ("/paths/", "Product management path"),
    ("/paths/", "Project management path"),
    # from product manager (uk)
    (PM, "Coursera’s UK article names senior product manager and vice president of product."),
    # the move: motive (us), study, what transfers, pay
    (PAIR, "Going from project manager to product manager is a known move."),
    (
        PAIR,
        "People who make this move want more execution and more strategy in their work, according to the US"
        " industry article.",
    ),
    (
        PJM,
        "People who make this move want more execution and more strategy in their work, according to the US"
        " industry article.",
    ),
    (PAIR, "Most product managers have earlier project management experience."),
    (PAIR, "79%"),
    (PAIR, "Most product managers rate project management skills as important."),
    (PAIR, "92%"),
    (PJM, "79%"),
    (PJM, "92%"),
    (PM, "79%"),
    ("/sources/", "Neither the title nor the date of the study is stated."),
    ("/sources/", "The guide knows it at second hand, as the US industry article reports it."),
    (PAIR, "Communication and problem solving transfer."),
    (PJM, "Communication and problem solving transfer."),
    (PAIR, "It may raise pay"),
    # no one way in (uk)
    (PAIR, "Both fields are new and flexible. There is no one way in, says Coursera’s UK article."),
]

COMPARISONS: Facts = [
    # title, standfirst, byline, sections in the order a reader expects
    ("/compare/", "Product manager vs project manager: what is the difference?"),
    ("/compare/", "Product manager vs product owner vs project manager: who does what?"),
    (PAIR, "Product manager vs project manager: what is the difference?"),
    (PAIR, "why a product exists, what it does and for whom; a project manager decides how the work is done and when"),
    (PAIR, "Career Guide editors"),
    (PAIR, "Product managers and project managers at a glance"),
    (PAIR, "Focus, collaboration, time and metrics side by side"),
    (PAIR, "What does each one do?"),
    (PAIR, "an item, a service or software that an organisation creates to meet the need of a customer or a market"),
    (PAIR, "a set of tasks, usually in a certain order, that leads to an outcome"),
    (PAIR, "Responsibilities side by side"),
    (PAIR, "The differences in a table"),
    (PAIR, "How do they work together?"),
    (PAIR, "Who earns more?"),
    (PAIR, "The third role: the product owner"),
    (PAIR, "Career paths"),
    (PAIR, "Moving from one to the other"),
    (PAIR, "Skills: shared and different"),
    (PAIR, "Certifications"),
    (PAIR, "Getting started"),
    (PAIR, "Which path suits me?"),
    (PAIR, "Questions and answers"),
    (PAIR, "Keep reading"),
    (PAIR, "About the author"),
    (PAIR, "Before you decide"),
    (PAIR, "Certifications are more common among project managers."),
    (PAIR, "employers in the United Kingdom do not usually ask for them, and not every course ends in a certificate"),
    # getting started: the course
    (PAIR, "Google Project Management: Professional Certificate"),
    (PAIR, "Coursera"),
    (PAIR, "within six months"),
    (PAIR, "The basics of project management; it aims to make people job-ready."),
    (PJM, "Google Project Management: Professional Certificate"),
    # which path suits me
    (PAIR, "if you want to shape a vision, influence product strategy and solve the problems of users"),
    (PAIR, "if you want structure and coordination, and like to deliver on time and on budget"),
    (PAIR, "A few short statements set your own answers beside both roles."),
    (WHICH, "This is no test of ability"),
    (WHICH, "The guide stores nothing."),
    (WHICH, "the guide’s editors have judged how far people whom it suits would agree"),
    (WHICH, "Your answers are set beside those of product managers and project managers."),
    (WHICH_PROJECT, "project managers, 100%"),
    (WHICH_PRODUCT, "product managers, 100%"),
    # disclaimer
    (PAIR, "This guide is for information only."),
    (PAIR, "does it fit your personal, professional and financial goals?"),
    (PAIR, "do further research of your own"),
    # byline's author page
    ("/authors/career-guide-editors/", "How pages are edited"),
    ("/authors/career-guide-editors/", "How pages are sourced"),
    # three-way
    (THREE, "Product manager vs product owner vs project manager: who does what?"),
    (THREE, "the product owner for one aspect of it within a smaller team"),
    (THREE, "Where does the Scrum master come in?"),
    (THREE, "Career Guide editors"),
    # keep reading
    (PAIR, "What a product manager does all day, from proposing features to managing feedback."),
    (PAIR, "What changes when a plan starts from results and not from features."),
    (PAIR, "One of the product metrics worth tracking; the glossary defines the others as well."),
    (PAIR, "What market research is there to find out, and which role needs it."),
    (PAIR, "Which skills move with you into product management."),
    (PAIR, "The road to chief product officer, rung by rung."),
]

WORKED_EXAMPLES: Facts = [
    # a feature (us)
    (PAIR, "The product manager leads its strategy and direction."),
    (PAIR, "The project manager sees that it is complete by the deadline."),
    # furniture shop app (uk)
    (PAIR, "A shop that sells furniture online wants an app in which people can browse its products on their phones."),
    (PAIR, "sets the goals of the app, decides on its features, organises the product developers"),
    (PAIR, "watches for new challenges"),
    (PAIR, "people talk with their family before they buy"),
    (PAIR, "So they make sharing a key part of the app."),
    (PAIR, "Customers are to share a piece of furniture through a messaging platform."),
    (PAIR, "looks after the team, the schedule, the time and the budget"),
    (PAIR, "sends the product manager several updates a week"),
    # mobile app: setting out (us)
    (PAIR, "a bold bet: a mobile app for a younger, fast-moving segment of the market"),
    (PAIR, "Competitors are pressing and stakeholders have expectations. There are six months to show traction."),
    (PAIR, "holds interviews, gathers insight and forms a vision of how the app should work, feel and grow"),
    (PAIR, "The project manager looks for complexity."),
    (PAIR, "The plan has to be feasible, punctual and affordable, and it must exhaust nobody."),
    # aligning
    (PAIR, "Version one is to have a sleek onboarding, social sharing and new payments."),
    (PAIR, "The project manager looks at the resource calendar and does not say “no”."),
    (PAIR, "What must the launch have?"),
    (PAIR, "What can ship in phase two?"),
    (PAIR, "Where is the highest risk, and how can we lower it early?"),
    (PAIR, "they split the work into tracks: design, development, QA, marketing and go-to-market"),
    (PAIR, "The product manager prioritises the outcomes; the project manager puts them in sequence."),
    (PAIR, "After week one there is a shared roadmap."),
    # blockers
    (PAIR, "UX is waiting for feedback. Engineering loses speed after its second sprint."),
    (PAIR, "Marketing needs a date while the timelines shift."),
    (PAIR, "The two answer with daily syncs, shared dashboards and chat."),
    (PAIR, "The product manager says which features users want and which they do not."),
    (PAIR, "The project manager flags bottlenecks and adjusts the plan."),
    (PAIR, "When checkout falls behind, the two drop a low-impact feature together and give its time to checkout."),
    # tension
    (PAIR, "The experience of the product pulls one way; deadlines and capacity pull the other."),
    (PAIR, "At a retrospective in mid-project, the team is behind, but early testers are delighted."),
    (PAIR, "The product manager would iterate."),
    (PAIR, "the scope is trimmed, and the beta moves by a week"),
    (PAIR, "They make this trade-off together, and both can live with it."),
    # result
    (PAIR, "The app is on time, and its users love it."),
    (PAIR, "that the work was worth doing; the project manager saw to it that it could be done"),
]

QUESTIONS: Facts = [
    (PAIR, "What is the difference between a product manager and a project manager?"),
    (PAIR, "owns the why, the what and the for whom of a product, throughout its life"),
    (PAIR, "owns the how and the when of a project, from its start to its finish"),
    (PAIR, "Can one person be both?"),
    (PAIR, "Yes, and in small teams and start-ups that is common."),
    (PAIR, "The two jobs ask for different skills and mindsets"),
    (PAIR, "accountability stays clear, and delivery does not overrule judgement about the product"),
    (PAIR, "Who earns more, product managers or project managers?"),
    (PAIR, "Do product managers and project managers work together?"),
    (PAIR, "What tools do they use?"),
    (PAIR, "product managers use Jira, Productboard, Aha! and Figma"),
    (PAIR, "project managers use Asana, Trello, Smartsheet and MS Project"),
    (PAIR, "Which path is right for me?"),
    (PAIR, "Think about product management if you want to shape a vision"),
    (PAIR, "Think about project management if you want structure, coordination, and delivery on time and on budget."),
    (PAIR, "Are certifications required?"),
    (PAIR, "No. They may help, and some employers do require them."),
]

SITE: Facts = [
    ("/", "Compare roles, fact by fact"),
    ("/about/", "How it is edited"),
    ("/about/", "Where the facts come from"),
    ("/about/", "CC BY 4.0"),
    ("/accessibility/", "Web Content Accessibility Guidelines (WCAG) 2.2 at level AA"),
    ("/privacy/", "Reading the guide sets no cookie."),
]

FACTS: Facts = [
    *SOURCES,
    *BOTH_MANAGERS,
    *PRODUCT_MANAGER,
    *PROJECT_MANAGER,
    *SCRUM_TEAM,
    *DIMENSIONS,
    *GLOSSARY,
    *SALARIES,
    *PATHS,
    *COMPARISONS,
    *WORKED_EXAMPLES,
    *QUESTIONS,
    *SITE,
]
