# The commands of the project. All need JDK 25 and Maven; some also need Python 3.
.DEFAULT_GOAL := help
.PHONY: help lab test check names format template start sam-local botocore lab-page moto bench-cold bench mutation

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

lab: ## simulate an incident until it is resolved; writes lab-report/report.html
	@./ecs-remediation lab

test: ## all tests: unit, adapter, end to end; fails if a module ran none
	@tools/test

soak: ## the checks on drawn and recorded clusters and on drawn scenarios, many times longer (hours; on an idle machine)
	@tools/mvn -Dsoak=10 -Dsweep.seeds=5000 -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='EveryWaitEndsTest,StillCasesTest,SeedSweepTest' test

check: ## check the format of all Java files, and names and prose
	@tools/mvn -q spotless:check
	@tools/check-names

names: ## check names and prose against tools/names.txt; prints the findings
	@tools/check-names

format: ## format all Java files
	@tools/mvn -q spotless:apply

template: ## lint, validate and build the template, without the tests (Python 3)
	@tools/template

start: ## start each function from the artifact of sam build and invoke it once (Python 3)
	@tools/start-functions

sam-local: ## run each function in a real Lambda container, against the simulator (Python 3, root or a container engine)
	@tools/sam-local

botocore: ## run the lab with botocore and the AWS CLI, against the simulator (Python 3)
	@tools/botocore

lab-page: ## play the commands of docs/lab.md with the AWS CLI, against the simulator (Python 3, 3 minutes)
	@tools/lab-page

moto: ## test locks, incidents and concurrent handlers with moto's DynamoDB (Python 3)
	@tools/moto

bench-cold: ## measure cold starts of AlarmFunction: naive, ours, ours with an AOT cache; time, CPU, memory
	@tools/bench-cold

bench: ## measure diagnosis and planning of large clusters (JMH, several minutes; on an idle machine)
	@tools/mvn -q -f functions/pom.xml -Pbench test-compile exec:exec

mutation: ## mutation tests of placement, diagnosis and plan (pitest, several minutes; on an idle machine); report in functions/target/pit-reports
	@tools/mvn -f functions/pom.xml -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage -Djacoco.skip=true
