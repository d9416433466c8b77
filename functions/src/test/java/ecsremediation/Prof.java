package ecsremediation;
import ecsremediation.fixture.*;
import java.lang.management.*;
public class Prof {
  static double cpu(){ return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()/1e6; }
  public static void main(String[] a){
    int reps=Integer.parseInt(a[0]);
    for(int i=1;i<a.length;i++){ String[] p=a[i].split("x");
      var o=LargeClusters.servicesWithGaps(Integer.parseInt(p[0]),Integer.parseInt(p[1])).observation();
      double best=1e9,best2=1e9,fst=0; 
      InMemoryPorts ports=null;
      for(int r=0;r<reps;r++){ double t=cpu(); ports=new WholeReconciliation(o).first(); double d=cpu()-t; if(r==0)fst=d; best=Math.min(best,d);
        t=cpu(); new WholeReconciliation(o).next(ports); best2=Math.min(best2,cpu()-t);}
      System.out.printf("%s first %.0f min %.0f second %.0f sent %d %s%n",a[i],fst,best,best2,ports.sent().size(),ports.sent().get(0).subject());
      var c=new java.util.TreeMap<String,Integer>(); ports.reports().get(0).diagnoses().forEach(d->c.merge(d.getClass().getSimpleName(),1,Integer::sum)); System.out.println(c+" plans "+ports.reports().get(0).plans().size()+" written "+ports.written()+" outcomes "+ports.reports().get(0).outcomes().size());
    }
  }
}
