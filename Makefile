# The commands of the project; each is one line. Needs JDK 25, Maven and make; Python 3 where it says so.
.DEFAULT_GOAL := help
.PHONY: help lab test check names format template start sam-local botocore moto bench-cold bench mutation

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

lab: ## play the lab, from trouble to cure; writes lab-report/report.html
	@./ecs-remediation lab

test: ## all tests: unit, adapter, end to end
	@tools/mvn verify

check: ## formatting of all Java files
	@tools/mvn -q spotless:check

names: ## names and prose against tools/names.txt; prints nothing when all is well
	@tools/check-names

format: ## put all Java files into the house's format
	@tools/mvn -q spotless:apply

template: ## lint, validate and build the template (Python 3)
	@tools/template

start: ## start each function from what sam build made, and get an answer (Python 3)
	@tools/start-functions

sam-local: ## each function in a real Lambda container, against the world (Python 3, root or a container engine)
	@tools/sam-local

botocore: ## play the lab with botocore and the AWS CLI against the world (Python 3)
	@tools/botocore

moto: ## locks, incidents and concurrent handlers on moto's DynamoDB (Python 3)
	@tools/moto

bench-cold: ## cold start of the alarm function: naive, ours, ours with an AOT cache; time, CPU, memory
	@tools/bench-cold

bench: ## time the core on large clusters (JMH, some minutes; alone on the machine)
	@tools/mvn -q -f functions/pom.xml -Pbench test-compile exec:exec

mutation: ## mutation testing of placement, diagnose and plan (pitest, minutes; alone on the machine); report in functions/target/pit-reports
	@tools/mvn -f functions/pom.xml -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage -Djacoco.skip=true
